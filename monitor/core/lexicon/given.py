"""Given names that are one sex's alone, in English and in news from elsewhere.

Names that both bear (Robin, Dana, Lee), and those that are also months, titles or
places (June, Earl, Florence), are left out.
"""

from __future__ import annotations

from monitor.core.lexicon.wordlist import word_set

WOMEN = word_set("""
abigail ada adela adele adriana agatha agnes aisha alberta alexandra alice alicia alina
alison allison alma amalia amanda amara amelia amina aminata amy ana anastasia andrea
angela angelica anita anjali ann anna anne annegret anneke annelise annette annie annika
antonia anya aoife astrid audrey ayesha barbara bea beata beatrice beatriz becky belinda
bella bernadette bernice bertha beth bethany betty beverly bianca birgit birgitta
bridget brigitte bronwyn camilla camille candice carina carla carmen carol carole
carolina caroline carolyn carrie carys cassandra catarina caterina catherine cathy
cecilia celeste celia celine chantal chiamaka chiara christa christina christine cindy
claire
clara clarissa claudia colleen connie constance consuelo corinne cornelia cristina
cynthia dagmar daniela daniella danielle daphne debbie deborah debra deepa deirdre delia
denise diana diane dilys dina dolores dora doreen doris dorothea dorothy ebba edith edna
eileen eira elaine eleanor elena eleni elin elisa elisabeth elise eliza elizabeth ella
ellen elsa elsie emilia emily emma erica erika erin esme estelle esther eugenia eva eve
evelyn fatima fatou felicia felicity ffion fiona flo flora frances francesca freda freya
frida frieda gabriela gabriella gabrielle gail gemma genevieve georgina geraldine gerda
gertrude gillian gina gisela giulia gladys glenda greta gretchen guadalupe gudrun gwen
gwendolyn hanna hannah hanne harriet hazel heather hedda heidi helen helena helene helga
henrietta hettie hilary hilda hildegard holly ida ilona ilse imogen ines inga inge
ingeborg ingrid irena irene irina iris irma isabel isabella isla ivana ivy iwona
jacqueline jana jane janet janice janine janna jasmine jeanette jeanne jennifer jenny
jessica jill joan joanna joanne jocelyn johanna josephine joyce juanita judith judy
julia juliana juliane julie juliet juliette justine karen karin karina kat kate
katharina katherine kathleen kathryn kathy katie katja katrin katrina kayla khadija
kirsten kirsty klara kristin kristina kristine lakshmi lara larissa laura lauren lea
leah leila lena leonie leonora leticia lidia lila lilian lillian lily linda ling linnea
lisa liv liz liza lois lorna lorraine lotta lotte louisa louise lucia lucie lucille
lucinda lucy ludmila luisa lydia lyn lynn mabel maddalena madeleine magda magdalena
maggie mags maja mandy manuela marcia margaret margarita margot marguerite maria mariam
marian mariana marianne marie mariella marina marion marisol marissa marjorie marlene
marta martha martina mary matilda maud maureen maxine meera meg megan mei melanie
melinda melissa mercedes meredith mette mia michaela michele michelle mildred milena
millicent mira miranda miriam moira molly mona monica monika monique muriel myra myrtle
nadia nadine nancy naomi natalia natalie natasha nell nellie ngozi niamh nicola nicole
nina noemi noor nora norma octavia odette olga olivia ophelia oriana paloma pamela
patricia paula paulina pauline pearl peg peggy penelope penny petra philippa phoebe
phyllis polly priscilla priya priyanka rachel ramona rebecca regina renata rhiannon
rhoda rhona rita roberta roisin romina rosa rosalie rosalind rosamund roseanne rosemary
rosie roxanne roz runa ruth sabina sabine sabrina sadie saga sakura sally samantha
sandra sara sarah selma serena shania sharon sheila shirley sibyl sigrid silke silvia
simone sinead siobhan sofia soledad solveig sonia sonja sophia sophie stacey stefanie
stella stephanie sue sunita susan susanna susannah susanne suzanne sylvia tabitha tamara
tanya tara tatiana teresa tess tessa thea thelma theresa therese tilda tilly tina tracy
trudy ulrike una ursula valentina valerie vanessa vera verena veronica veronika vicky
viola violet viv vivian vivien vivienne wanda wendy wilhelmina wilma winifred xiomara
yasmin yelena yolanda yuki yvette yvonne zainab zara zoe zofia
""")
MEN = word_set("""
aaron abdul abel abraham adam adrian ahmed aidan alan alastair albert alberto aldo alec
alejandro alexander alf alfonso alfred ali alistair allan allen alvin amir anders andre
andreas andrei andrew andrzej angus anselm anthony anton antonio archie aristide arjun
arnold arthur arturo arvid arvind axel babatunde barry bart bartholomew basil ben
benedict bengt benjamin benny bernard bernhard bernt bert bertram bjorn bob bogdan boris
brad bradley brendan brett brian bruce bruno bryan callum carl carlo carlos casper cecil
cedric charles charlie chidi christian christoph christopher claude clement clifford
clive colin colm conor conrad constantin cormac cornelius craig curtis cyril dafydd
damian damien dan daniel darren darryl dave david declan denis dennis derek dermot
derrick desmond diego dieter dietrich dimitri dirk dmitri dominic donal donald douglas
duncan dwayne dwight eberhard ed eddie edgar edmund eduardo edvard edward edwin egon
einar eli elias elliot emeka emil emile emilio emmanuel emrys enrico enrique eoin eric
erich erik ernest ernst erwin ethan eugene fabian farid felix ferdinand fergus fernando
fionn florian francesco francis francisco frank frankie franz fraser fred freddie
frederick friedrich fritz gareth gary gavin geoff geoffrey george gerald gerard gerhard
gethin gil gilbert giles giorgio giovanni giuseppe glenn godfrey gordon graeme graham
greg gregor gregory guido guillermo gunnar gunther gus gustav guy hal hamish hank hans
harald harold harry harvey hassan hector heinrich heinz helmut hendrik henk henri henrik
henry herb herbert herman hermann hiroshi horace horst howard hubert hugh hugo humphrey
ian ibrahim igor ingmar isaac ismail ivan ivor jack jacob jacques jake jakob jakub james
jan jared jarrod jason jasper javier jeb jeff jeffrey jeremy jerome jerry jesus jim
jimmy jiro joachim joaquin joe joel johan johann johannes john johnny jon jonas jonathan
joost jorge joris jose josef joseph joshua juan jules julian julio jun jurgen justin
kamal karel karim karl kaspar kazuo keith ken kenji kenneth kevin klaus kofi konrad
konstantin kurt kwame lameck lance larry lars laszlo laurence lawrence leif leland len
leo leon leonard leopold leroy lester lev lewis liam linus lionel lloyd lorenzo lothar
louis luca lucas ludwig luigi luis lukas luke luther magnus malcolm manfred manuel marc
marcel marco marcus marek mario marius martin marvin mateo mathias mats matteo matthew
matthias maurice max maximilian melvin michael michal miguel mike mikhail miles milos
mirko mohamed mohammed moritz morris moses muhammad nathan nathaniel ned neil nelson
neville niall nicholas nick nicolas niels nigel nikolai nils noah noel norman olaf ole
oleg oliver omar orlando oscar oskar osman oswald otto owain owen pablo padraig paolo
pascal patrick patrik paul pavel pedro per percy peter petr phil philip philippe pierre
piers piet pieter piotr quentin rafael raj rajesh rajiv ralf ralph ramon raoul rashid
raul raymond reginald reinhard rex rhys ricardo richard rick rob robert roberto roderick
rodney rodrigo roger roland rolf roman ron ronald rory ross roy rudolf rudy rufus rupert
russell ryan salman samuel sanjay saul scott seamus sean sebastian serge sergei sergio
seth shaun sid sidney siegfried sigmund simon sol spencer stan stanislav stanley stefan
stefano stephen steve steven stewart stuart sven takeshi tariq ted tendai teo terence
terry theo theodore thomas tim timothy tobias toby todd tom tomas tommy tony torsten
travis trevor tristan troy ulrich umberto vaclav vernon vic victor vikram viktor vince
vincent vincenzo vladimir wade walt walter warren wayne wei wes wesley wilf wilfred
wilhelm willi william willy winston wolfgang yuri yusuf zack zoltan
""")


def sex_of(name: str) -> str | None:
    """“he” or “she” for a full name whose first word tells; else None."""
    first, _, rest = name.partition(" ")
    if not rest:
        return None
    if first.lower() in WOMEN:
        return "she"
    return "he" if first.lower() in MEN else None
