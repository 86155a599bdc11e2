"""Given names that are one sex's alone, in English and in news from elsewhere.

Chosen from the most frequent ones of census lists; names that both bear (Robin,
Dana, Lee), and those that are also words, months, or places, are left out.
"""

from __future__ import annotations

from monitor.core.lexicon.wordlist import word_set

WOMEN = word_set("""
marisol soledad consuelo guadalupe xiomara bea dot flo kat liz mags meg peg roz tilly viv lea lotta maja saga ebba elsa abigail annelise annegret maddalena ingeborg hildegard fatou amara chiamaka ngozi siobhan aoife niamh roisin sinead bronwyn carys eira ffion rhiannon leila yuki sakura mei ling priyanka anjali deepa lakshmi sunita zainab khadija aminata mariam noor abigail ada adela adele adriana agatha agnes aisha alberta alexandra alice alicia
alina alison allison alma amalia amanda amelia amina amy ana anastasia andrea angela
angelica anita ann anna anne anneke annette annie annika antonia anya astrid audrey
ayesha barbara beata beatrice beatriz becky belinda bella bernadette bernice bertha
beth bethany betty beverly bianca birgit birgitta bridget brigitte camilla camille
candice carina carla carmen carol carole carolina caroline carolyn carrie cassandra
catarina caterina catherine cathy cecilia celeste celia celine chantal chiara
christa christina christine cindy clara clarissa claudia colleen connie constance
cornelia corinne cristina cynthia dagmar daniela daniella danielle daphne debbie
deborah debra deirdre delia denise diana diane dilys dina dolores dora doreen doris
dorothea dorothy edith edna eileen elaine eleanor elena eleni elin elisa elisabeth
elise eliza elizabeth ella ellen elsa elsie emilia emily emma erica erika erin esme
estelle esther eugenia eva eve evelyn fatima felicia felicity fiona flora frances
francesca freda freya frida frieda gabriela gabriella gabrielle gail gemma
genevieve georgina geraldine gerda gertrude gillian gina gisela giulia gladys glenda
greta gretchen gudrun gwen gwendolyn hannah hanna hanne harriet hazel heather hedda
heidi helen helena helene helga henrietta hettie hilary hilda hildegard holly ida
ilona ilse imogen ines inga inge ingeborg ingrid irena irene iris irina irma isabel
isabella isla ivana ivy iwona jacqueline jana jane janet janice janine janna jasmine
jeanette jeanne jennifer jenny jessica jill joan joanna joanne jocelyn johanna
josephine joyce juanita judith judy julia juliana juliane julie juliet juliette june
justine karen karin karina kate katharina katherine kathleen kathryn kathy katie katja
katrin katrina kayla kirsten kirsty klara kristin kristina kristine lara larissa laura
lauren leah leila lena leonie leonora leticia lidia lila lilian lillian lily linda
linnea lisa liv liza lois lorna lorraine lotte louisa louise lucia lucie lucille lucinda
lucy ludmila luisa lydia lyn lynn mabel madeleine magda magdalena maggie mandy
manuela marcia margaret margarita margot marguerite maria mariam marian mariana
marianne marie mariella marina marion marissa marjorie marlene marta martha martina
mary matilda maud maureen maxine meera megan melanie melinda melissa mercedes meredith
mette mia michaela michele michelle mildred millicent milena mira miranda miriam moira
molly mona monica monika monique muriel myra myrtle nadia nadine nancy naomi natalia
natalie natasha nell nellie nicola nicole nina noemi nora norma octavia odette olga
olivia ophelia oriana paloma pamela patricia paula paulina pauline pearl peggy
penelope penny petra philippa phoebe phyllis polly priscilla priya rachel ramona
rebecca regina renata rhoda rhona rita roberta romina rosa rosalie rosalind rosamund
roseanne rosemary rosie roxanne runa ruth sabina sabine sabrina sadie sally samantha
sandra sara sarah selma serena shania sharon sheila shirley sibyl sigrid silke silvia
simone sofia solveig sonia sonja sophia sophie stacey stefanie stella stephanie sue
susan susanna susannah susanne suzanne sylvia tabitha tamara tanya tara tatiana teresa
tess tessa thea thelma theresa therese tilda tina tracy trudy ulrike una ursula valentina
valerie vanessa vera verena veronica veronika vicky viola violet vivian vivien vivienne
wanda wendy wilhelmina wilma winifred yasmin yelena yolanda yvette yvonne zara zoe zofia
""")
MEN = word_set("""
hal hank gus sid stan vince walt wilf zack bart alf jeb herb rudy aaron lameck kwame kofi tendai chidi emeka babatunde rajiv sanjay vikram arvind hiroshi takeshi kazuo jiro wei jun eoin cormac fionn declan padraig donal seamus owain rhys dafydd gethin emrys abdul abel abraham adam adrian ahmed aidan alan alastair albert alberto aldo
alec alejandro alexander alfonso alfred ali alistair allan allen alvin amir anders
andre andreas andrei andrew andrzej angus anselm anthony anton antonio archie
aristide arjun arnold arthur arturo arvid axel barry bartholomew basil ben benedict
benjamin bengt benny bernard bernhard bernt bert bertram bjorn bob bogdan boris brad
bradley brendan brett brian bruce bruno bryan callum carl carlo carlos casper cecil
cedric charles charlie christian christoph christopher claude clement clifford clive
colin colm conor conrad constantin cornelius craig curtis cyril damian damien dan
daniel darren darryl dave david dean denis dennis derek dermot derrick desmond diego
dieter dietrich dimitri dirk dmitri dominic donald douglas duncan dwayne dwight earl
eberhard ed eddie edgar edmund eduardo edvard edward edwin egon einar eli elias elliot
emil emile emilio emmanuel enrico enrique eric erich erik ernest ernst erwin ethan
eugene fabian farid felix ferdinand fergus fernando florian francesco francis francisco
frank frankie franz fraser fred freddie frederick friedrich fritz gareth gary gavin
geoff geoffrey george gerald gerard gerhard gil gilbert giles giorgio giovanni giuseppe
glenn godfrey gordon graeme graham greg gregor gregory guido guillermo gunnar gunther
gustav guy hamish hans harald harold harry harvey hassan hector heinrich heinz helmut
hendrik henk henri henrik henry herbert herman hermann horace horst howard hubert hugh
hugo humphrey ian ibrahim igor ingmar isaac ismail ivan ivor jack jacob jacques jake
jakob jakub james jan jared jarrod jason jasper javier jeff jeffrey jeremy jerome jerry
jesus jim jimmy joachim joaquin joe joel johan johann johannes john johnny jon jonas
jonathan joost jorge joris jose josef joseph joshua juan jules julian julio jurgen
justin kamal karel karim karl kaspar keith ken kenji kenneth kevin klaus konrad konstantin
kurt lance larry lars laszlo laurence lawrence leif leland len leo leon leonard leopold
leroy lester lev lewis liam linus lionel lloyd lorenzo lothar louis luca lucas ludwig
luigi luis lukas luke luther magnus malcolm manfred manuel marc marcel marco marcus
marek mario marius martin marvin mateo mathias mats matteo matthew matthias maurice
max maximilian melvin michael michal miguel mike mikhail miles milos mirko mohamed
mohammed moritz morris moses muhammad nathan nathaniel ned neil nelson neville niall
nicholas nick nicolas niels nigel nikolai nils noah noel norman olaf ole oleg oliver
omar orlando oscar oskar osman oswald otto owen pablo paolo pascal patrick patrik paul
pavel pedro per percy peter petr phil philip philippe pierre piers piet pieter piotr
quentin rafael raj rajesh ralf ralph ramon raoul rashid raul raymond reginald reinhard
rex ricardo richard rick rob robert roberto roderick rodney rodrigo roger roland rolf
roman ron ronald rory ross roy rudolf rufus rupert russell ryan salman samuel
saul scott sean sebastian serge sergei sergio seth shaun sidney siegfried sigmund
simon sol spencer stanislav stanley stefan stefano stephen steve steven stewart stuart
sven tariq ted teo terence terry theo theodore thomas tim timothy tobias toby todd tom
tomas tommy tony torsten travis trevor tristan troy ulrich umberto vaclav vernon vic
victor viktor vincent vincenzo vladimir wade walter warren wayne wesley wes wilfred
wilhelm william willi willy winston wolfgang yuri yusuf zoltan
""")


def sex_of(name: str) -> str | None:
    """“he” or “she” for a full name whose first word tells; else None."""
    first, _, rest = name.partition(" ")
    if not rest:
        return None
    if first.lower() in WOMEN:
        return "she"
    return "he" if first.lower() in MEN else None
