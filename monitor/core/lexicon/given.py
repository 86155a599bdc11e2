"""Given names that are one sex's alone, in English and in news from elsewhere.

Names that both bear (Robin, Dana, Lee), and those that are also months, titles or
places (June, Earl, Florence), are left out.
"""

from __future__ import annotations

from monitor.core.lexicon.wordlist import word_set

WOMEN = word_set("""
abena abigail achieng ada adaeze adela adele adriana agatha agnes agnieszka aino aisha
akosua alberta alenka alessandra alexandra alice alicia alina alison allison alma amal
amalia amanda amara amelia amelie amina aminata amy ana anastasia andrea andreea angela
angelica anita anja anjali anke ann anna anne annegret anneke anneli annelise annette
annie annika anouk antje antonia anya aoife astrid audrey aurelie ayesha ayse barbara
bea beata beatrice beatriz becky belinda bella bente bernadette bernice bertha beth
bethany betty beverly bianca birgit birgitta birte bridget brigitte bronwyn camila
camilla camille candice carina carla carmen carol carole carolina caroline carolyn
carrie carys cassandra catarina caterina catherine cathy cecilia celeste celia celine
chantal chiamaka chiara chidinma chloe christa christina christine cindy claire clara
clarissa claudia colleen conchita connie constance consuelo corinne cornelia cristina
cynthia dagmar daniela daniella danielle daphne debbie deborah debra deepa deepika
deirdre delia delphine denise diana diane dilys dina dinah dolores dora doreen doris
dorothea dorothy dragana ebba edith edna eeva eileen eira ekaterina elaine eleanor elena
eleni elif elin elisa elisabeth elise eliza elizabeth elke ella ellen elsa elsie emilia
emily emine emma erica erika erin esme estelle esther eszter eugenia eva eve evelyn ewa
fatemeh fatima fatma fatou federica felicia felicity femke fernanda ffion fiona flo
flora folake frances francesca freda freja freya frida frieda gabriela gabriella
gabrielle gail galina gemma genevieve georgina geraldine gerda gertrude gillian gina
giovanna gisela gitte giulia gladys glenda graciela greta gretchen guadalupe gudrun gwen
gwendolyn hana hanna hannah hanne harriet haruka hazel heather hedda heidi heike helen
helena helene helga heloise henrietta hettie hilary hilda hildegard holly huda ida
ilaria ildiko ilona ilse imogen ines inga inge ingeborg ingrid ioana irena irene irina
iris irma iryna isabel isabella isla iulia ivana ivanka ivy iwona jacqueline jana jane
janet janice janine janna jasmine jeanette jeanne jelena jennifer jenny jessica jill
jitka joan joana joanna joanne jocelyn johanna josephine joyce juanita judith judy julia
juliana juliane julie juliet juliette justine kaisa karen karin karina kasia kat
katarzyna kate katharina katherine kathleen kathryn kathy katie katja katrin katrina
kavita kayla keiko keisha khadija kirsten kirsty klara kristin kristina kristine lakshmi
lara larissa laura lauren lea leah leena leila lena lene lenka leonie leonora leticia
leyla lidia lieke lila lilian lillian lily linda ling linnea lisa lise liv liz liza lois
lorena lorna lorraine lotta lotte louisa louise lucia luciana lucie lucille lucinda lucy
ludmila luisa lurdes lydia lyn lynn lyudmila mabel maddalena madeleine magda magdalena
maggie mags maja malgorzata mandy manon manuela marcia maren margaret margarita margaux
margot marguerite maria mariam marian mariana marianne marie marieke mariella marina
marion marisol marissa marja marjorie marketa marlene marta martha martina mary maryam
mathilde matilda maud maureen maxine meena meera meg megan mei melanie melinda melissa
mercedes meredith mette mia michaela michele michelle mihaela mildred milena milica
millicent minji mira miranda miriam moira molly mona monica monika monique muriel myra
myrtle nadezhda nadia nadine nancy naomi nasrin natalia natalie natasha nell nellie
ngozi nia niamh nicola nicole nina nkechi noemi noor nora norma noura octavia odette
oksana olga olivia ophelia oriana ornella ottilie paloma pamela paola patricia paula
paulina pauline pearl peg peggy penelope penny petra philippa phoebe phyllis pia pilar
pippa polly priscilla priya priyanka rachel ramona rania raquel rebecca regina rekha
renata rhiannon rhoda rhona riitta rita roberta rocio roisin romina rosa rosalie
rosalind rosamund roseanne rosemary rosie roxanne roz runa ruth sabina sabine sabrina
sadie saga sakura sally samantha samira sandra sandrine sanna sanne sara sarah saskia
selma serena shania sharon sheila shirin shirley sian sibyl sigrid silje silke silvia
simone sinead siobhan snezana sofia sofie soledad solveig sonia sonja sophia sophie
stacey stefanie stella stephanie sue sunita susan susanna susannah susanne suzanne
svenja svetlana sylvia sylvie tabitha tamara tanya tara tatiana teresa tess tessa thandi
thea thelma theresa therese tilda tilly tina tove tracy trudy tuula ulla ulrike una
ursula ute valentina valerie vanessa vera verena veronica veronika vesna vicky viola
violet virginie viv vivian vivien vivienne wanda wanjiru wendy wiebke wilhelmina wilma
winifred ximena xiomara yasmin yelena yolanda yuki yuko yulia yvette yvonne zainab
zanele zara zeynep zoe zofia zsuzsa zuzana
""")
MEN = word_set("""
aaron abdul abel abraham adam adrian ahmed ahmet aidan alan alastair albert alberto aldo
alec alejandro aleksandr alexander alf alfonso alfred ali alistair allan allen alvin
amir anders andre andreas andrei andrew andrzej angus anil anselm anthony anton antonio
antti archie aristide arjun arne arnold arthur arturo arun arvid arvind axel babatunde
barry bart bartholomew basil ben benedict bengt benjamin benny bernard bernd bernhard
bernt bert bertram bjorn bob bogdan bohdan bojan boris brad bradley bram brendan brett
brian bruce bruno bryan callum carl carlo carlos casper cathal cecil cedric cees charles
charlie chidi christian christoph christopher claude clement clifford clive colin colm
conor conrad constantin cormac cornelius craig curtis cyril dafydd damian damien dan
daniel darren darryl dave david declan deepak denis dennis derek dermot derrick desmond
detlef didier diego dieter dietrich dimitri dirk dmitri dominic donal donald doug
douglas dragan duncan dwayne dwight eberhard ed eddie edgar edmund eduardo edvard edward
edwin egon einar eli elias elliot emeka emil emile emilio emmanuel emre emrys enrico
enrique eoin eric erich erik ernest ernst erwin ethan eugene ewan fabian farid felix
ferdinand ferenc fergus fernando fintan fionn florian francesco francis francisco frank
frankie franz fraser fred freddie frederick friedrich fritz gabor gareth gary gavin
geoff geoffrey george gerald gerard gerhard gethin gil gilbert giles giorgio giovanni
giuseppe glenn godfrey goran gordon graeme graham greg gregor gregory guido guillermo
gunnar gunther gus gustav guy hakan hal hamish hank hans harald harold harry harvey
hasan hassan hector heikki heinrich heinz helmut hendrik henk henri henrik henry herb
herbert herman hermann hiro hiroshi holger horace horst hossein howard hubert hugh hugo
humphrey huw ian ibrahim igor ilya ingmar isaac ismail istvan ivan ivo ivor jack jacob
jacques jake jakob jakub james jan jared jaroslav jarrod jason jasper javier jeb jeff
jeffrey jens jeremy jerome jerry jesper jesus jim jimmy jiri jiro joachim joao joaquim
joaquin jochen joe joel johan johann johannes john johnny jon jonas jonathan joost jorge
joris jose josef joseph joshua juan juha jukka jules julian julio jun jurgen justin
kamal karel karim karl kaspar kasper kazuo keith ken kenji kenneth kev kevin khaled
klaus knut kofi konrad konstantin krzysztof kurt kwame kwesi lameck lance larry lars
laszlo laurence lawrence leif leland len lennart leo leon leonard leopold leroy lester
lev lewis liam linus lionel lloyd lorenzo lothar louis luc luca lucas ludwig luigi luis
lukas luke luther magnus mahmoud malcolm manfred manuel marc marcel marco marcus marek
mario marius marko martin marvin mateo mateus mathias mats matteo matthew matthias matti
maurice max maximilian mehmet melvin michael michal michel miguel miha mihai mike
mikhail mikkel miles milos mirko miroslav mohamed mohammad mohammed moritz morris morten
moses muhammad mustafa nathan nathaniel ned neil nelson neville niall nicholas nick
nicolas niels nigel nikolai nils noah noel norman olaf olav ole oleg oliver olivier omar
orlando oscar oskar osman oswald otto owain owen pablo padraig paolo pascal patrick
patrik paul paulo pavel pedro pekka per percy peter petr petter phil philip philippe
pierre piers piet pieter piotr quentin rafael rainer raj rajesh rajiv ralf ralph ramon
raoul rashid rasmus raul ravi raymond reginald reinhard rex reza rhys ricardo richard
rick rob robert roberto roderick rodney rodrigo roger roland rolf roman ron ronald ronan
rory ross roy rudolf rudy rufus rui rupert russell ryan salman samuel sanjay satoshi
saul scott seamus sean sebastian serge sergei sergio seth shaun sid sidney siegfried
sigmund simon sipho sol soren spencer stan stanislav stanley stefan stefano stephen
steve steven stewart stig stuart suresh sven sverre takashi takeshi taras tariq ted
tendai teo terence terry thabo theo theodore thiago thierry thomas tim timo timothy
tobias toby todd tom tomas tomasz tommy tony torben torsten travis trevor tristan trond
troy tunde ulrich umberto uwe vaclav vasile vernon vic victor vijay vikram viktor vince
vincent vincenzo vladimir wade walt walter warren wayne wei wes wesley wilf wilfred
wilhelm willi william willy wim winston wojciech wolfgang yann yuri yusuf yves zack
zdenek zoltan zoran
""")


def sex_of(name: str) -> str | None:
    """“he” or “she” for a full name whose first word tells; else None."""
    first, _, rest = name.partition(" ")
    if not rest:
        return None
    if first.lower() in WOMEN:
        return "she"
    return "he" if first.lower() in MEN else None
