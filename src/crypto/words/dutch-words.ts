/**
 * 7,776 Dutch words of three to eight letters a to z: each word of a phrase is worth log2(7,776) = 12.92 bits.
 *
 * Chosen by hand from the word lists of @zxcvbn-ts/language-nl-be 3.0.2 (commonWords and wikipedia; MIT, see
 * LICENCE-zxcvbn-ts.txt beside this file): names, insults, violence, sex, drugs, illness and other languages were left out,
 * because young people read these words too. Where it could be, no two words differ by one doubled letter only.
 *
 * The list is part of the protocol. A word that changes shuts files that were sealed under it: it is never edited.
 */
export const dutchWords: readonly string[] = `
aaien aan aanbid aanbidt aanbiedt aanblik aanbod aanbouw aandacht aandeed aandeel aandelen aandoen aandoet
aanduidt aangaan aangaat aangaf aangeeft aangeven aangezet aanhoren aankan aankijkt aankomen aankomst
aankomt aankon aankoop aankopen aankunt aankwam aanleg aanloop aanmaken aannam aanname aanneem aanneemt
aannemen aannemer aanpak aanpakt aanraak aanraakt aanraden aanraken aanrecht aanschaf aansloot aansluit
aanstaat aantal aantonen aantrekt aanvaard aanviel aanvoelt aanvoer aanvraag aanwezig aanwinst aanzet
aanzien aanzit aanzoek aapje aar aard aarde aarden aardgas aardig aardige aardiger aardigs aardolie aardse
aart aarzel aarzelen aas absolute absoluut academie accent accenten accu accuraat acht achtbaan achten
achter achteraf achteren achterin achterna achterom achterop achtig achtige achtste achtte achttien
acteerde acteren acteur acteurs actie actief acties actieve activa activeer acute addertje adelaar ademde
ademen ademt ader aderen adjudant admiraal adoptie adres adressen advies adviseer adviseur advocaat
afblazen afbreken afdeling afdoen afdruk afgaan afgaat afgedaan afgedekt afgegaan afgehakt afgekort
afgelast afgelegd afgeleid afgelost afgepakt afgerond afgeven afgezant afgezegd afgezet afgezien afging
afgrond afhakken afhalen afhangt afhouden afkeer afkoelen afkomen afkomst afkomt afleggen afleiden afliep
afloop afloopt aflopen afmaakt afneemt afnemen afpakken afronden afslag afsloot afspeelt afspelen afspraak
afstaan afstand aftellen aftocht aftrek afval afvallen afvoer afvraagt afvragen afvuren afwas afwassen
afwerken afweten afwezig afwijken afwijkt afwijzen afzeggen afzender afzet afzetten afzien agenda agent
agente agenten akelig akelige akker akkers akkoord akte aktetas alarm alberto album aldaar alert alfabet
algebra algehele algemeen algemene algen alhoewel alias aliens allang allebei alledrie alleen allemaal
allen aller allergie allerlei alpen als alsmaar alsnog alsof alsook altaar altijd alvast alwaar alweer
amateurs ambitie ambities amen amper amulet amusant amuseren ananas ander andere anderen anders andersom
angers anker annuleer anomalie anoniem anonieme antenne antennen antiek antieke antwoord apart aparte
apotheek apparaat appel appels appeltje applaus aquarium arbeid arbeider archief argwaan ark arm armband
arsenaal artefact artiest artikel artikels arts artsen asbak aspect aspecten astma atelier aten atleet
atleten attent attentie audio auditie audities augurken aura auteur auteurs auto automaat avatar avond
avondje avonds avontuur azen azijn azuur baai baan baantje baantjes baanvak baard baarde baas baat
babbelen baby bad baden badge badhuis badjas badkamer badkuip badpak bagage bak baker bakken bakkerij
baksteen bakt bal balans balie baljuw balken balkon ballet balletje ballon banaan bananen band banden
bandiet bandje bandnaam bands banen bank banken banket bankier bankiers bankroet bar barbaren barbecue
barker barones barst barsten baseball basis batterij bazen bazig bea bebouwd bebouwde bed bedacht bedank
bedanken bedankje bedankt bedankte bedden bedek bedekken bedekt bedekte bedelen bedenk bedenken bedenker
bedenkt bederven bediend bediende bedienen bedient bedoel bedoeld bedoelde bedoelen bedoelt bedorven
bedraagt bedrag bedragen bedreven bedrijf bedroefd bedroeg bedtijd bedwang beeld beelden beeldend beeldje
beeldjes beeldt been beer beers beest beesten beestje beestjes beet beetje befaamde begaan begaat begaf
begane begeeft begeleid begeven begin beging beginnen beginsel begint begon begonnen begreep begrensd
begrepen begrijp begrijpt begrip begroef begroet behaald behaalde behaalt behagen behalen behalve behandel
beharing beheer beheerd beheerde beheers beheerst beheert beheren behield behoeden behoefte behoeve behoor
behoord behoorde behoort behoren behorend behoud behouden behoudt behulp bei beiaard beide beiden beige
bejaarde bek bekeek bekeerd bekeerde bekeken beken bekend bekende bekenden bekendst bekennen bekent beker
bekeren bekering bekers bekijk bekijken bekijkt bekleden beknopte bekomen bekroond bekwaam bel beladen
beland belandde belanden belandt belang belangen belazerd belazert belde beleefd beleefde beleeft beleend
beleg belegd beleggen beleid beleven belicht bella bellen beller belletje belofte beloften beloftes
belonen beloning beloof beloofd beloofde belooft beloond beloven belt bemand bemande bemoei bemoeide
bemoeien bemoeit benaderd benauwd bend bene beneden benen benieuwd benijd benoemd benoemde benoemen
benoemt benson benul benut benutten benzine beoefend beoogd beoogde bepaal bepaald bepaalde bepaalt
bepalen bepalend beperken beperkt beperkte beplant bepraten berecht bereden bereid bereidde bereiden
bereidt bereik bereiken bereikt bereikte berekend beren berg bergen berghe bergpas bergtop bericht bernie
beroemd beroemde beroep beroepen beroeps beroerd beroerte berouw berucht beruchte berusten bescherm
beschikt beschouw besef beseffen beseft besefte beseften beslag beslecht beslis beslist besliste besluit
bespaar bespaard bespaart besparen bespeeld bespeelt bespelen bespeler besprak bespreek bessen best
bestaan bestaat bestand beste besteden besteed besteedt bestel besteld bestelde bestelt bestemd bestolen
bestond besturen bestuur bestuurd bestuurt bestwil beta betaal betaald betaalde betaalt betalen betaling
betekend betekent beter betere beters betiteld beton betoogde betoverd betreden betreft betrek betreur
betrof betrok betuigen betwist beu beugel beuken beurs beurt beurzen beval bevalt bevat bevatte bevatten
beveel beveelt bevel bevelen bevestig beviel bevind bevinden bevindt bevoegd bevolen bevolkt bevond
bevonden bevriend bevriest bevrijd bevrijdt bevroren bewaak bewaakt bewaar bewaard bewaarde bewaart
bewaken bewaker bewakers bewaking bewaren bewaring beweeg beweegt beweer beweerd beweerde beweert bewegen
beweging beweren bewering bewerken bewerkt bewerkte bewezen bewijs bewijst bewijzen bewind bewogen
bewonder bewonen bewoner bewoners bewoning bewoog bewoond bewoonde bewust bewuste bezat bezaten bezeerd
bezem bezet bezette bezetten bezielde bezielt bezien bezig bezit bezitten bezitter bezocht bezochte bezoek
bezoeken bezoeker bezoekje bezoekt bezorg bezorgd bezorgde bezorger bezorgt bezwaar bezwaren bezweek bid
bidden bidt bie biecht biechten bied bieden bieder biedt biefstuk bies biesen biezen bij bijbels bijbelse
bijdrage bijdroeg bijeen bijen bijgaand bijgezet bijkomen bijkomt bijna bijnaam bijnamen bijrol bijstaan
bijstand bijval bijwonen bijzijn biljet biljoen bin bind binden bindend bindende bindt bingo binnen
binnenin biograaf biologie biopsie bioscoop bisschop bitter bittere bizarre blaadjes blaas blaast blad
blade bladen bladeren blaffen blaft blair blake blank blaren blauw blauwe blazen bleef bleek bleeker
bleken bleven blies blij blije blijf blijft blijven blijvend blik blikje blikjes blikken bliksem bloei
bloeide bloeien bloeit bloem bloemen blok blokjes blokkade blokkeer blokken blond blood bloom blouse blues
bluffen blunder blussen bocht bochten bod bodem boden boe boeg boeiend boek boeken boeket boekje boekjes
boekten boekvorm boel boem boeman boer boeren boete boeten boetes bof boffen boft bogen bok bokser bolwerk
bon bond bonden bonen bonjour bonnetje bonus bood boog boom boor boord boot bootje bord borden bordes
bordje boren borg borrel bos bosbouw bosjes bossen boten boter boterham botsen botste botten bouw bouwde
bouwden bouwen bouwer bouwers bouwjaar bouwt bouwwerk boven bovenaan bovenaf bovenal bovenop bovenste
braaf braam bracht brachten brak branche brave brede bredere bree breed breedste breedte breek breekt
breidde breiden breien brein breken breng brengen brengt breuk breuken brief briefing briefje briefjes
brieven briggs bril briljant broccoli brochure broeden broeder broeders broedt broek broeken broekzak
broer broers broertje bron bronnen bronzen brood broodje broodjes brouwen brownies brug bruggen bruid
bruiloft bruin bruine bruins brunch brutaal bruut bubbels bud budget buenos buffer buffet bui buig buigen
buigt buik buikje buis buit buiten buitenaf buizen bukken bumper bureau buren burgerij burgers burns
bushalte business busje buskruit buslijn bussen buur buurdorp buurland buurman buurt buurten cabine cadeau
cadeaus cake cakejes callen camera capsule caravan carnaval carriere carver cello cement cent centen
center central centrale ceo chaos charmant charme check checken cheers chef chemie chemisch chemo cheque
chili chillen chique chirurg chocola chopper christen cijfer cijfers cirkel cirkels citaat citeer citeren
citroen cloud clown clowns club clubhuis clubnaam clubs coach cocktail code codenaam codes collega college
command commando compact compleet complete complex complexe computer concept concert conditie congres
constant consult contact contant context continu continue contract control controle cool cooper corps
correct coup cowboy cowboys creatie culturen cultuur cupcakes cyclus daad daag daagde daags daagt daalt
daar daaraan daarbij daardoor daarheen daarin daarmee daarna daarnaar daarnet daarom daarop daartoe
daaruit daarvan daarvoor dacht dachten dadelijk daden dader daders dag dagblad dagboek dagen dageraad
dagje daglicht dak daken dakloos dakloze daklozen dalen dalende dam dame dammen dampen dan daniels dank
dankbaar danken dankje dankt dankte dankzij dans dansen dansende danser danseres dansers dansje danst
danste dansten dapper dappere das dat databank database date dateerde daten dateren datgene datje datum
dawn deal deals debat decaan deden deed deeg deeks deelde deelden deels deelt deeltje deeltjes deens
defensie degelijk degen degene degenen dek deken dekenaat dekens dekken dekking deksel dekt delen delicaat
delict den denk denken denkend denker denkers denkt dennen der derde dertien dertig desnoods dessert
destijds detail details deugd deugt deuk deur deurbel deuren deze dezelfde dezen dezer diabetes diamant
dicht dichtbij dichte dichten dichter dichters dichtst die dieet diegene diegenen dien dienaar diende
dienden dienen dienst diensten dient diep diepe dieper diepere diepgang diepste diepte dier dierbaar
dierbare dieren diertje diesel digitaal digitale dij dijbeen dijen dijk dijken dikwijls dilemma dimensie
dimmen diner dineren ding dingen dinges dingetje dinsdag diploma direct directe directie disco district
dit ditmaal diverse divisie doc doceerde doceert docent docenten dochter dochters document doe doei doek
doeken doekjes doel doelen doelpunt doelwit doen does doet dog dokken dokter dokters doktoren dol dolblij
dolfijn dolgraag dollar dollars dolle dolmen domein domeinen dominee dommer doms domste don donatie
donaties donder doneren donker donkere donor doolhof doop doopvont doorbrak doordat doorgaan doorgaat
doorgang doorhad doorheen doorliep doorreis doors doorslag doorsnee doorzoek doos doosje dopen dorp dorpen
dorpje dorpjes dorst dossier dossiers dot douche douchen doven download dozen dozijn draad draag draagt
draai draaide draaiden draaien draait draak drachten draden dragen dragende drager dragers drake draken
drang dreef dreigden drempel dreun drie driehoek drieluik driemaal drijf drijft drijven dring dringen
dringend drink drinken drinkt droeg droegen droevig droevige droge drogen droger drol dromen dromer drong
drongen droog droogte droom droomde droomt drop druif druiven druk drukke drukken drukste drukt drukte
drukwerk drummer druppel druppels dubbel dubbele dubois duel duidde duiden duidt duif duik duikboot duiken
duiker duikers duikt duim duimen duin duinen duister duistere duiven duizelig duizend dukes dumpen dumpt
dumpte dun dunne duo dure duren durend durende durf durfde durft durven dus dusdanig dutch dutje duur
duurde duurden duurder duurdere duurste duurt duurzaam duurzame duwde duwen duwt duwtje dvdrip dwalen
dwars dwarszit dwong dynamiet echo echt echte echter echtpaar echtwaar economie eddie ede edele edelen
edison editie eed eekhoorn een eend eenden eender eenheden eenheid eenhoorn eenmaal eenmalig eens eentje
eenvoud eer eerde eerder eerdere eerlijk eerlijke eersel eerst eerste eersten eert eertijds eervol
eervolle eet eetbaar eetbare eetkamer eetlust eetzaal eeuw eeuwen eeuwig eeuwige eeuws eeuwse effect
effecten egaal egel egels eieren eigen eigenaar eik eiken eiland eilanden eilandje eind einde eindig
eindigde eindige eindigen eindigt eindje eindjes eindzege eis eisen eiser eist eiste eisten eitje eitjes
eiwit eiwitten eland elders elegant elegante elektro elektron element elf elfde elfen elk elkaar elkaars
elleboog email embryo emmer emotie emoties ene energie eng enge engel engelen engeltje enig enige enigen
enigste enkel enkele enkelen enkels enorm enorme enos entree envelop eraan erachter eraf erbij erbuiten
erdoor ere erelijst ereteken erewoord erf erfde erfenis erfgoed erg ergens erger ergere ergers ergs ergst
ergste erheen erkend erkende erkenden erkennen erkent erlangs ermee erna ernaar ernaast ernie ernst
ernstig ernstige ernstigs erom eromheen eronder erop eropaf ertegen ertoe ertussen eruit ervaart ervan
ervaren ervaring erven ervoor erwten eskader espresso essay essentie eten etentje ethiek ethische etiket
etsen euh euhm eureka euro even evenaar evenals eveneens evengoed evenmin eventjes evenveel evenwel
evenzeer everest exact exacte examen examens excuseer excuses excuus exotisch expert experts express
externe extra extreem extreme ezel ezels fabriek factor factoren failliet fakkel familie families fans
fantasie fase fataal fatsoen favoriet federaal federale feest feestdag feesten feestje feestjes feit feite
feiten fel felle fenomeen ferguson festival fiches fictie field fiets fietsen fietsers figuren figuur fijn
fijne fik film filmde filmen filmpje filmpjes films filmster filmt filosoof filter finale finnen firma fit
fitness flank flarden flat flats flauw flauwe flesje flesjes flessen flikken flink flinke flippen flirten
flits fluister fluit fluiten fluitje focus focussen foetus fokken fonds fondsen fontein fooi fooien
forceren formaat formatie formeel formele formule fornuis fort forten fortuin foto fout fouten foutje
fraai fraaie fractie frame fransen fraude friet frietjes fris front fruit functie functies fusie fysica
fysiek gaaf gaan gaande gaar gaat gaatje gaatjes gaf gaje gala galerie galerij gang gangbaar gangen
gangpad gans ganzen garage garantie garde garnaal garnalen gas gassen gast gasten gastheer gasthuis gaten
gates gauw gave gaven geacht geachte gebaar gebak gebakken gebaren gebed gebeden gebeld gebergte gebeten
gebeurd gebeurde gebeuren gebeurt gebied gebieden gebit geblazen gebleken gebleven geboekt gebogen geboord
geborgen gebouw gebouwd gebouwde gebouwen gebracht gebraden gebrek gebreken gebruik gebruikt gedaagde
gedaald gedaan gedaante gedacht gedachte gedag gedanst gedeeld gedeelde gedeelte gedeisd gedekt gedicht
gediend gedoe gedoemd gedonder gedoopt gedoucht gedraag gedraagt gedraaid gedrag gedragen gedreven gedroeg
gedroogd gedroomd gedrukt gedrukte geduld geduldig gedumpt geduurd geduwd geef geeft geel geen geer geest
geestig geffen gefilmd geflikt gefocust gefokt gegaan gegeten gegeven gegevens gegoede gegokt gegooid
gegoten gegrepen gegroeid gegroet gehaald gehaast gehad gehakt gehalte gehangen gehecht geheel geheim
geheime geheimen gehele geheten geheugen geheven geholpen gehoopt gehoor gehoord gehouden gehuurd geintje
geintjes geit geiten gejaagd gejat gejuich gekant gekeerd gekeken gekend gekende geklaagd geklaard gekleed
geklets gekletst gekleurd geklopt geknipt geknoeid gekocht gekookt gekost gekozen gekraakt gekregen
gekromd gekromde gekroond gekropen gekste gekund gekweekt gelaat gelach gelachen geladen geland gelaten
geld gelden geldende geldig geldige geldt gele gelede geleden geleefd geleen geleend geleerd geleerde
gelegd gelegen geleid geleide gelekt gelet geleverd gelezen gelicht gelieerd geliefd geliefde gelieve
gelijk gelijke gelinkt gelofte geloften gelokt geloof geloofd geloofde gelooft geloot gelopen gelost
geloven gelovig gelovige geluid geluiden geluisd geluk gelukkig gelukt geluncht gemaakt gemaakte gemaal
gemaild gemak gemalen gematigd gemeen gemeente gemeld gemene gemengd gemengde gemerkt gemeten gemist
gemiste gemoeid gemogen gemold gemorst gemunt genaamd genade genadig gender geneest geneigd genen generaal
general genereus genesis genezen genezing geniaal geniale genie geniet genieten genoeg genoegen genoemd
genoemde genomen genoom genoot genot genoten geoefend geograaf geoogst geopend geopende geordend gepaard
gepaarde gepakt gepast gepaste geperst gepikt geplaagd geplakt gepland geplande geplant geplast gepleegd
geplet geplukt gepoetst gepoogd gepost gepraat geprezen geproefd geraak geraakt geraakte geraden geraken
gerecht gered gereden gereed geregeld gereisd gerekend gericht gerichte geroemd geroepen gerst gerucht
geruild geruimd geruime gerukt gerust gescand geschat geschenk geschikt geschil geschokt geschud gescoord
geslaagd geslapen gesleept geslepen geslikt gesloopt gesloten gesmeekt gesnapt gesp gespaard gespeeld
gespen gespreid gesprek gestaan gestapt gestart gestegen gesteld gestemd gesteund gestolen gestopt gestort
gestoten gestrand gestuurd get getal getallen getekend geteld getest getijden getikt getipt getiteld
getogen getoond getracht getraind getreden getrouwd getuigde getuige getuigen getuigt geul geur geuren
geval gevallen gevaren gevat geveild gevel gevels geven geverfd gevierd gevleid gevlogen gevoed gevoegd
gevoel gevoeld gevoelig gevoerd gevolg gevolgd gevolge gevolgen gevonden gevormd gevormde gevouwen
gevraagd gevuld gevulde gewaad gewaagd gewacht gewassen gewed geweest gewekt geweldig gewelf gewelven
gewend gewenst gewenste gewerkt gewesten geweten geweven gewezen gewicht gewijd gewild gewist gewogen
gewone gewonnen gewoon gewoond gewoonte geworden geworpen gezag gezakt gezangen gezegd gezegde gezegend
gezegt gezeik gezellig gezet gezeten gezeur gezicht gezien gezin gezinnen gezocht gezochte gezond gezonde
gezonden gezongen gezonken gezorgd gezworen gids gieren gierig giet gieten gij ginder ging gingen gips
gister gisteren gitaar glaasje glad glanzend glas glazen gletsjer glimlach glimp gloed gloeiend glorie goa
godheden godheid gods godzilla goed goede goeden goederen goedheid goedkoop goedkope goeds goeie goeiedag
goeroe gokje golden golfbaan golven golvende gooi gooide gooiden gooien gooit goor gordel gordels gordijn
goten goud gouden goudmijn gouwe gozer graad graaf graaft graag graal graan gracht grachten graden gram
granen grap grapjas grapje grapjes grappen grappig grappige grappigs gras gratie gratis grauwe grazen
greene greep greintje grendel grens grensde grenst grenzen grenzend greppel griep grietje grijns grijp
grijpen grijpt grijs grijze grip grissom groef groei groeide groeiden groeien groeiend groeit groen groene
groente groenten groentje groep groepen groepje groepjes groet groeten groetjes groeve groeven grof
grofweg grond gronde gronden grondig grondige grondwet groot groots grootse grootst grootste grootte grote
groter grotere gulden gulle gunnen gunst gunsten gunstig gymzaal haag haai haaien haak haakjes haakon
haaks haal haalbaar haalde haalden haalt haar haard haartjes haarzelf haas haast haasten haastig hachje
had hadden hai hakken hakt hal hale halen half halfjaar halfuur halfweg hallo hals halsband halt halte
halve ham hamburg hamer hamster hand handboek handdoek handdruk handel handelde handelen handelt handen
handicap handig handige handje handjes handtas handvat handvol hangar hangen hanger hangt hanteren hap
hapje hapjes happen hard harde hardop hardware hare haren harige harmonie harper hart harte harten hartje
hartslag haven havens heb hebben hebberig hebbes hebt hebzucht hecht hechte hechten hectare heden heeft
heel heelal heen heengaan heengaat heenging heerlijk heersen heerser heersers heerst heerste heet heette
heffen heftig heftige hei heide heilig heilige heiligen heimwee hek hekel hekken hekwerk helaas held
helden heldere heldin hele heleboel helemaal helft heli help helpen helpt helse hem hemd hemel hemelen
hemels hemeltje hemzelf hen hendel hengst hens herberg herbergt herboren herbouw herbouwd herdacht herder
herders herdoopt herdruk herdrukt heren herenigd herfst herhaal herhaald herhaalt herhalen herinner herken
herkend herkende herkent herkomst herkozen herladen herleid herleven herpes herrie herriot hersenen
hersens herstel hersteld herstelt hert herten hertog hertogin hervormd herzien herziene het hete heten
heter hetero hetgeen hetzij heup heupen heus heuvel heuvels hevig hevige hield hielden hielen hielp
hielpen hier hieraan hierbij hierdoor hierheen hierin hiermee hierna hiernaar hierom hierop hiertoe
hieruit hiervan hiervoor hierzo higgins hij hijs hijsen hijzelf hills hing hingen hint hints hippe hippies
hitje hitlijst hits hitte hobby hockey hoe hoed hoede hoeden hoedje hoef hoefde hoefden hoeft hoek hoeken
hoekje hoelang hoen hoepel hoest hoesten hoeve hoeveel hoeven hoever hoeverre hoewel hoezeer hoezo hof
hofje hoge hogeland hoger hogere hogerop hok hokje hol holden hole holen holland hologram holstein holt
home homie hommels hond honden honderd hondje honger hongerig honing honk honkbal hood hoofd hoofden
hoofdje hoofdman hoofdrol hoofdweg hoog hoogbouw hoogheid hoogland hoogst hoogste hoogte hoogten hoogtes
hooguit hooiberg hoop hoopt hoopte hoopten hoopvol hoor hoorbaar hoorde hoorden hoorn hoorns hoorspel
hoort hopelijk hopen hopkins horen horizon horizont horloge horloges hormonen horst hotdog hotdogs hotel
hotels hotspur hou houd houden houdende houder houding houdini houdt house hout houten houtkap huid huidig
huidige huis huisarts huisbaas huisdier huisje huisjes huisorde huisvest huiswerk huize huizen hulk hulp
hulpje huls hulzen humeur humeurig humor hun hup huren hut hutten huur huurauto huurde huurder huurders
huurt huwde huwelijk hybride ideaal ideale idealen idee identiek ieder iedere iedereen ieders iemand
iemands iets ietsje ietwat ijdel ijs ijsbaan ijsberen ijsberg ijsje ijsjes ijskap ijskast ijskoud ijskoude
ijsthee ijstijd ijsvogel ijszee ijzer ijzeren ikje ikzelf illusie illusies imago imitatie immers immuun
impact impuls inademen inbegrip inbreken inbreuk incident incisie indenken indien indienen indirect
individu indruk ineens info ingaan ingaat ingang ingangen ingegaan ingekort ingepakt ingepikt ingerukt
ingevuld ingewijd ingezet ingreep inhalen inheemse inhoud inhouden inhoudt inhuren inhuurde injectie
inkomen inkomend inkopen inkt inktvis inladen inneemt innemen innen inpakken input ins insect insecten
inside inslag inspraak instinct instort intact intens intense intentie intern interne internet interpol
intiem intieme intocht intrek intussen inval invallen invasie invloed invoer invoeren invullen inwendig
inwoner inwoners inzake inzet inzette inzetten inzicht inzien inzit inzitten inzoomen ironie ironisch
island isolatie isoleren item items ivoor jaag jaagt jaap jaar jaarboek jaargang jacht jagen jager jagers
jakkes jaloerse jaloezie jammer jansen jaren jarig jarige jas jasje jassen jat jatten jawel jazeker jeans
jeep jegens jemig jen jes jeugd jeugdige jeuk jeukt jezelf jij jochie joeg joepie joggen joh joker jong
jongelui jongeman jongen jongens jonger jongere jongeren jongetje jongste jou journaal jouw jouwe jubileum
juf juffers juffrouw juichen juist juiste jullie jungle jurk jurken jury jurylid jus justitie juweel
juwelen juwelier kaak kaal kaars kaarsen kaart kaarten kaartje kaartjes kaas kabel kabels kabinet kade
kader kaken kale kalender kalkoen kalm kalmeer kalmeert kalmeren kalmte kameel kamer kameraad kameroen
kamers kammen kamperen kampioen kampvuur kan kanaal kaneel kanjer kano kanonnen kans kansen kant kantelen
kanten kantine kantoor kantoren kap kapel kapers kapitaal kapitein kapittel kapotte kappen kapper kapsel
kar karakter karaoke karate karretje kartel karwei kassa kast kasten kastje kat kater katoen katten kauwen
kauwgom kauwgum kaviaar kazerne keek keer keerde keerden keerpunt keert keertje kegel kei keihard keiharde
keizerin keizers keken kelder kelk kenbaar kende kenden kenmerk kenmerkt kennen kennende kenner kenners
kennis kent kenteken kerel kerels kereltje keren kerk kerken kerker kerkje kermis kern kernen kersen
kerspel kerst kerstman kerstmis ketchup ketel keten ketens ketting keuken keukens keur keurde keuren
keurig keurmerk keurt keus keuze keuzes kever kevers kies kiest kietelen kietelt kiezel kiezen kiezers
kijk kijken kijkend kijker kijkers kijkje kijkt kikker kikkers kilo kind kinderen kindje kip kippen klaag
klaagde klaagt klaar klacht klachten klade klagen klank klanken klant klanten klaren klas klasse klassen
klassiek klaver kleden kledij kleding kleed kleedt kleef klei klein kleine kleiner kleinere kleinood
kleins kleinste kleintje klem klemtoon klep kleppen klets kletsen kletst kleur kleuren klif kliffen klik
klikken klikt klikte klim klimaat klimmen klimt klinger kliniek klink klinken klinker klinkers klinkt
klippen klok klokken klom klonen klonk kloof klooien kloon klooster klop kloppen klopt klopte klos klug
kluis kluisje kluns klus klusje klusjes klussen knappen knapper knapperd knapste knecht kneep knie kniel
knielen knight knijp knijpen knijpt knip knippen knoeien knoflook knokken knoop knop knopen knopje knuffel
knul knuppel knus knutten kocht kochten koe koeien koek koekje koekjes koel koele koelen koelkast koepel
koepels koerier koers koersen koest koester koets koeweit koffer koffers koffie kok koken koker kolen
kolommen kolonel komaan komaf komedie komedies komeet komen komende kometen komiek komisch komische komma
komop kompas komst komt kon konden kondigde kondigen kondigt kong konijn konijnen koning koningen koningin
konvooi koog kooi kooien kook kookt kookte kool koolstof koop koopt koor koord koos kop kopen koper
koperen kopers kopgroep kopie kopje koploper kopman koppel koppelen koppels koppen koppig koppige koraal
koralen koren korps korst kort korte korter kortere korting kortom kortste kortweg kosmos kost kostbaar
kostbare koste kosten kostte kostuum kostuums kou koud koude kouder kousen kozen kraag kraai kraaien kraak
kraan krab krabben kracht krachten krachtig kraken kramer krans krant kranten krap kras krassen krat
krater kratten krediet kreeft kreeften kreeg kreek kregen kreuz kriebels krijg krijgen krijger krijgers
krijgt krijt krimpen kring kringen kristal kristen kritiek kritieke kritisch kroeg kroes krokodil kronen
kroniek kroning kroon kroonde kroop kruger kruid kruiden kruin kruip kruipen kruipt kruis kruisen kruiser
kruisers kruising kruist kruisweg kruit kruk krukas krullen kubus kudde kuikens kuil kuip kun kung kunnen
kunst kunsten kunt kussen kussens kuuroord kwadrant kwak kwal kwam kwamen kwart kwartaal kwartet kwartier
kwartje kweek kweken kwestie kwesties kwijlen kwijt kwik kwintet laad laag laagje laagst laagste laar
laars laarzen laat laatje laatst laatste laatsten lach lachen lachend lacht lachte lachten ladder lade
laden lading ladingen laf lag lage lager lak laken lakens lamp lampen lampje lanceer lanceren land
landbouw landdag landde landen landgoed landhuis landing landt lane lanen lang lange langer langere langs
langste langzaam langzame lantaarn lap lapd lappen laptop larven lasagne lasten lastig lastige lastiger
laten later latijn lava lawaai lawson leden leder ledereen leef leefbaar leefde leefden leeft leeftijd
leegte leek leela leende leenheer leent leer leerde leerden leerling leert lees leesbaar leest leeuw
leeuwen lef leg legaal legale legde legden lege legenda legende legenden legendes leger legers leggen
legioen legt lei leid leidde leiden leidend leidende leider leiders leiding leidt leien leken lekke lekker
lekkere lekkers lekt lemmet lenen lengte lening leningen lens lenzen lepel leraar leraren lerares leren
les lesgeven lesje lessen let lets letsel lette letten letteren letters leuk leuke leuker leuks leukste
leun leunen leve leven levend levende levenden levendig levens leventje lever leverde leverden leveren
levering levert lezen lezer lezers lezing lezingen licentie lichaam lichamen licht lichte lichten lichter
lichtere lichtjes lid lieden liederen liedje liedjes lief liefde liefdes liefst liefste liegende liep
liepen liet lieten liever lieverd liften lig liggen liggend liggende ligt lijm lijn lijnen lijntje lijst
lijsten lijstje lijve limiet limonade linie linies link linken linker links linksaf linkse linnen lint
lippen list liter live lobby lobos locale locatie loden lof logboek logeer logeert logen logeren loges
logica logisch logische lokaal lokaas lokale lokalen lokken lokt lokte lol lollig long longen lood loodsen
loog loont loop loopbaan loopt looptijd loos lopen lopend lopende loper los losgeld losjes loslaten losse
lossen loste loterij louter love loyaal loyale loze lozen lucht luchten luchtje lucifers lui luid luide
luiden luider luidt luie luier luiers luik luiken luipaard luister luistert luiten luizen lukken lukt
lukte lunch lunchen maag maaiveld maak maakt maakte maakten maal maalt maaltijd maan maand maandag maanden
maar maat maatje maatjes macaroni machine machines macht machten machtig machtige maestro mag magazijn
magazine magie magisch magische magneet mail majoor major make makelaar maken makker makkers makkie malen
mam mammie mams man manager mand mandaat mandje mangaan manicure manier manieren manifest mannen mannetje
mantel map marathon marge marinier markeert markeren markt markten marmeren mars mascotte masker maskers
massa massale masseren mate maten materie matras matrix matroos matrozen mattie maximaal maximale maximum
mede medici medicijn medisch medische mee meededen meedeed meedelen meedoen meedoet meega meegaan meegaat
meeging meekomen meekomt meelopen meemaakt meemaken meen meenam meenamen meende meenden meeneem meeneemt
meenemen meent meer meerdere meertje meervoud meest meeste meesten meester meesters meet meeting meeuwen
meewerkt meid meiden meierij meigen meineed meisje meisjes mel meld meldde melden melding meldt melk
melkweg melodie meloen memo men meneer menen menens meng mengde mengen mengsel menig menigte mening
meningen mens mensen mensheid mentale mentor menu meren mergel merk merkbaar merken merknaam merkt merkte
met metaal metafoor metalen meteen meten meteoor meter meters metgezel meth methode methoden methodes
metingen meubelen meubels mevrouw mezelf middag middags middel middelen middels midden middenin mieren mij
mijden mijl mijlen mijlpaal mijn mijnbouw mijne mijnen mijnheer mijten mijzelf mikken mild milde milieu
militie miljard miljoen milt min minder mindere mineraal minimaal minimale minimum minister minst minste
minstens minuten minuut minuutje mirakel mis misgaan misgaat miskraam misleid missen missie missies mist
miste misten mits mobiel mobiele mocht mochten modder mode modellen moderne moe moed moeder moeders moedig
moedigde moedige moedigen moeilijk moeite moeizaam moeizame moer moeras moest moesten moet moeten moetje
moezel moge mogelijk mogen mokken mol molen molenaar moment momenten momentje mond monden mondje monitor
monnik monniken monsieur monteren monteur monument mooi mooie mooier mooiere moois moon moor mop moppie
moraal moreel morele morgen morgens morse moskee mossen mosterd mot motel motie motief motieven motor
motoren motorkap motors motto mouw mouwen mozes muffins muggen muis muizen mulder munten muren museum
musical mustang mutatie muts muur muze muzikaal muzikant mysterie naam naamloze naar naarmate naartoe
naast naaste nabij nabije nacht nachten nachtje nachts nadat nadeel nadelen nadelig nadenk nadenken
nadenkt nader naderde naderen nadert nadien nadoen nadruk nagaan nagel nagels nagenoeg nageven najaar
nakijken nakomen nam namaak name namelijk namen namens namiddag nat nate natie naties natte natuur nauw
nauwe nauwer nauwste navel navraag nazaat ncis nederig nederige nee neef neefje neem neemt neen neer
neerkomt negatief negeer negeerde negeert negen negende negentig nek nemen nemo nep nerd nerds nergens
nero nerven nerveus nest nesten net netjes netten netwerk neurale neus neutraal neutrale neuzen nevel
neven niemand niemands nier nieren niet nietes nietig niets nietsnut nietwaar nieuw nieuwe nieuwer
nieuwere nieuws nieuwste nijdig nikkel niks niveau niveaus nobele noch nochtans nodig nodigde nodige
nodigen nodigt noedels noem noemde noemden noemen noemer noemt nog nogal nogmaals nokkenas nomaden nonnen
nonsens nood noodkerk noodlot noodzaak nooit noorden noorder noordse nootjes nor norm normaal normale
normen nota notaris noteer noteerde noten noteren notitie notities nuchter nul nullen nummer nummers nut
nuttig nuttige nuttigs object objecten oceaan oceanen ochtend ochtends octaaf octopus octrooi oefen
oefende oefenen oefening oefent oen oeps oerwoud oest oesters oevers offeren office officier offline
ofschoon oftewel ofwel ogen ogenblik oklahoma old oleg olie olifant olijven oma omarmen ombouw omdat
omdoen omelet omgaan omgaat omgang omgeven omgeving omgezet omging omheen omhelzen omhoog omhulsel omkeren
omkleden omkopen omkoping omkwam omkwamen omlaag omleggen ommekeer ompraten omringd omroep omroepen omslag
omsloten omtrek omtrent omvang omver omwille omzeilen omzet omzetten onaardig onbekend onbewust onbruik
ondanks onder onderaan onderdak onderen ondernam onderste onderuit onderweg ondiep ondiepe oneens oneindig
oneven ongeacht ongedaan ongehuwd ongekend ongeldig ongeluk ongemak ongerust ongeveer ongewone ongewoon
ongezien onhandig onheil onjuist onklaar onkosten onkruid onlangs online onnodig onnodige onnozel onnozele
onrecht onrechte onrust onrustig ons onschuld onszelf ontbeten ontbijt ontbrak ontdaan ontdek ontdekt
ontdekte ontdoen onthaald onthoofd onthou onthoud onthoudt onthuld onthulde onthult ontken ontkende
ontkent ontkomen ontlopen ontmoet ontnemen ontnomen ontpopte ontroerd ontruimd ontsloeg ontsnapt ontspan
ontspant ontstaan ontstaat ontstane ontstond ontvang ontvangt ontving ontwaakt ontwaken ontwerp ontwerpt
ontwierp ontwijkt onveilig onvrede onweer onwetend onwettig onwijs onze onzeker onzekere onzin oog oogje
oogkas oogpunt oogst oogsten oogstte ooievaar ooit ook oom ooms oor oorbel oord oordeel oordelen oorkonde
oorzaak oorzaken oost oosten oosterse opa opbellen opbergen opblazen opbouw opbouwen opdagen opdat opdoen
opdook opdracht opduiken opduikt opeens opeet opeisen open openbaar openbare opende openden opendoen
openen openheid opening openlijk opent operatie opereert opereren opeten opgaan opgaande opgaat opgaf
opgang opgave opgebeld opgedaan opgeeft opgefokt opgegaan opgelegd opgeleid opgelet opgelost opgepakt
opgepast opgepikt opgerold opgesomd opgeteld opgevat opgeven opgevoed opgevuld opgewekt opgezet opging
ophalen opheffen ophield ophouden ophoudt opinie opjagen opkijken opkomen opkomst opkomt opkwam opladen
oplage opleggen opletten oplevert opliep oplopen oplossen oplost opmaken opmars opmerken opnam opname
opnamen opneemt opnemen opnieuw oppakken oppas oppassen oprah oprapen oprecht oprechte opriep oprit oproep
oproepen opruimen oprukken ops opslag opsporen opspraak opstaan opstaat opstand opsteken opstel opstelde
opsturen optie opties optillen optimaal optisch optische optocht optrad optraden optreden optreedt
opvallen opvalt opvang opvangen opvatten opvoeden opvoeren opvolgde opvolgen opvolger opwarmen opwekken
opwinden opzeggen opzet opzetten opzicht opzichte opzien opzij opzoek opzoeken orakel oranje orde orden
ordening orders oren org orgel orgels orkaan orkest orkesten oud oude ouden ouder oudere ouderen ouders
oudheden oudheid oudjes oudst oudste oudsten oui ouwe ovaal oven ovens over overal overdag overdekt
overdoen overeen overeind overhand overheen overheid overhemd overhoop overig overige overkant overkomt
overkwam overleef overleg overmaat overnam overname overslag overste overtuig overuren overweg overwoog
paal paar paard paarden paars paarse pact pad paden pages pagina pak pakhuis pakje pakjes pakken pakket
pakketje pakt pakte pakten paleis paleizen palm palmen pan paneel panelen pannen pantser pap papegaai
papier papieren pappie paraat parade paradijs parallel paraplu parasiet pardon parel parels paren parfum
park parken parker parkeren parket parking parochie partij partijen partner partners parttime party pas
pasje paspoort passage passeert passen passend passende passeren passie past pasta paste pastoor patat
patent patronen patroon paus pauw pauze pauzeren pech pedaal peel peloton pels pen pennen penning pensioen
peper perez perfect perfecte periode perken perron pers persen personen persoon petje peuk piano picknick
piek piekeren piekte piep piepen pieper pijl pijlen pijler pijlers pijp pike pikt pikte pilaar piloot
piloten pinda pinnen pion pioniers pip piraat piramide pittig pittige plaag plaat plaatje plaatjes plaats
plaatse plaatsen plaatsje plaatst plaatste plafond plagen plak plakband plakken plan plande planeet
planeten plank planken plannen planning plant plantage planten plasma plastic plat plateau platen plechtig
pleeg pleegde pleegden pleegt plegen pleidooi pleinen pleintje pleister pleit pleiten plek plekje plekke
plekken plezier plicht plichten ploeg ploegen plot plots pluim pluk plukken plus podium poe poeder poelen
poen poes poets poetsen poging pogingen point pokeren pokken polo pols polsen pomp pompen pompoen pond
pony poogde pool poort poorten poos poosje poot pootjes pop popcorn popelen popgroep poppen populair
porsche portaal porter portie portier portret poseren positie positief posities post postbus posten poster
posters poten potentie potje potlood praat praatje praatjes praatte praatten pracht prachtig praktijk
praten pratende precies precieze precisie preek preis preken premie premier preston pretpark prettig
prettige priester prijs prijzen prikkels prikken prima primaire primeur principe prins prinses privacy
prive probeer probeert proberen probleem procent proces product proef proeft proeven prof profeet profeten
profetie profiel project promoten promotie pronken prooi proosdij proost proosten prop proper proppen
protest protocol pruik publiek publieke puin puinhoop puls punt punten puntje puntjes pure putten puur
puzzel pyjama quiz raad raadhuis raadsel raadsels raadslid raadsman raadt raaf raak raakt raakte raakten
raakvlak raam raap raar raars rabbijn racen radar rade raden radicaal radicale radio raken raket raketten
ram ramen rammel rand randen randje rangen rangers rapen rapport rare ras rassen rat ratten rauw rauwe
ravijn razend reactie reacties reactor reageer reageert reageren rebel rebellen recent recente recept
recepten receptie recht rechte rechten rechter rechters rechtop rechts rechtsaf reclame record red redde
redden redder redding rede redelijk reden redenen rederij redt reed reeds reeks reeksen reep reese
reflexen regeerde regeert regel regelde regelen regeling regels regelt regen regende regenen regenjas
regent regenten regenval regeren regerend regering reggie regiment regio reiken reikt reikte reinigen reis
reisde reisden reisje reist reistijd reizen reiziger rek reken rekende rekenen rekening rekent rekken
rekruten relatie relatief relaties relevant relieken religie rellen remedie remmen ren renbaan rende
renden rennen rent rente repareer reserves respect rest resten restjes reus reuze reuzen rich richt
richten richting richtte ridder ridders riem riemen riep riepen rietje rij rijbaan rijd rijden rijdende
rijder rijders rijdt rijen rijk rijke rijken rijker rijkere rijks rijkste rijksweg rijmt rijn rijp rijpen
rijst rijtje rijtuig riker rimpels ring ringen ringweg rinkelen risico riskant riskeer riskeert riskeren
rit ritje ritme rits ritueel rituelen rivaal rivalen rivier rivieren robinson robot robots roddel roddelen
roddels rode rodeo roe roebel roedel roeden roeien roeier roem roep roepen roeping roepnaam roept roer
roeren roes roest rol rolde rollen rolletje romaanse rommelen rommelig ron rond ronde ronden rondes rondje
rondjes ronduit rondweg rood rooie room rooster rosco rotonde rots rouge roulette route routes routine roz
roze rozen rubber rubberen rug rugby ruggen rugzak rui ruig ruik ruiken ruikt ruil ruilde ruilen ruim
ruime ruimen ruimer ruimere ruimt ruimte ruimten ruimtes ruis ruit ruiten ruiter ruiters ruk runnen rust
rusten rustig rustige rustiger ruw ruwe saai saaie salade salaris salon salsa samen samoerai sanders sands
sandwich sap sappig sappige sauna saus scannen scanner scanners scenario scene schaak schaal schaap schaar
schaarde schaars schaarse schade schaden schaduw schakel schakelt schaken schaker schalen schans schapen
scharen schat schatje schatjes schatten schattig scheef scheelde scheelt scheen scheer schei scheidde
scheiden scheids scheidt schelden schelen schelp schelpen schema schenk schenken schenkt schep schepen
scheppen schepper schepsel schept scheren scherm schermen scherp scherpe scherven schets schetsen schetst
scheur scheurde scheurt schiep schijf schijn schijnen schijnt schijven schikken schild schilden schilder
schimmel schip schipper schoen schoenen schok schokken schommel schone schonk schooier school schoon
schors schorsen schort schouder schouw schouwen schrap schreef schreven schrift schrijf schrijft schrijn
schroef schrok schroot schubben schud schudde schudden schudt schuif schuift schuim schuin schuitje
schuiven schulden schuren schut schutter schuur scofield scoorde scoorden scoort scooter score scoren
scouts script sdi seconde seconden sectie sector see selectie semester senaat senior sensatie sensor
sensoren sensors sergeant serie series serieus serieuze server serveren servers service sessie sessies set
seven sfeer shampoo sherry show shows shuttle sieraden sigaar signaal signalen signeren sikkel simpel
simpele simpeler sinds siobhan sirene sirenes site sites situatie sjaal skopje slaagde slaagden slaagt
slaap slaapt slaapwel slag slagen slager slagroom slagwerk slak slakken slang slangen slank slanke slapen
slapende slaperig slappe slecht slechte slechter slechts slee sleep sleept sleepte slepen sleur sleutel
sleutels sliep sliepen slijm slijmen slijtage slik slikken slikt slikte slim slimme slimmer slimste
slippers sloegen slogan slok slokje sloop sloot slopen slordig slot sloten slotte sluis sluit sluiten
sluiting sluizen sluw sluwe smaak smaakt smaakte smaken smart smeden smeek smeekt smeekte smeken smelt
smelten smid smijt smoel smoes smoesjes smurf snaar snack snacks snake snap snappen snapt snapte sneden
snee sneeuw sneeuwt snel snelheid snelle snellen sneller snelste snelweg snij snoek snoep snoepje snoepjes
snoeren snuiven sociaal sociale soep soepel sofa soft sok sokkel sokken soldaten solide sollen solo somber
sommige sommigen soms son sonde soort soorten sopraan sos souvenir sovjet sovjets sowieso spaak spaan
spaar spaart spannen spannend spanning sparen speaker specht speciaal special speciale speech speeksel
speel speeldag speelde speelden speelt speeltje speer speet spek spel speld spelen spelende speler spelers
spellen spider spiegel spiegels spier spieren spijker spijkers spijt spijtig spike spinnen spionnen
spiraal splitsen spoed spoedig spoel spoelen spoken spons sponsor spontaan spontane sponzen spoor spoorweg
sporen sport sporten sportief sprak sprake spraken spreek spreekt spreid spreken sprekend spreker sprekers
spreuk spreuken spring springen springt sprong sprongen spugen spui spul spullen spuug sta staaf staak
staakt staakte staal staan staande staarde staart staat staatse stabiel stabiele stad stadhuis stadion
stadium stadje stafchef stagiair stalen stam stamboom stamde stammen stand stang stap stapel stapels
stapje stappen stapt stapte stapten star staren stark start starten startte staten station stations status
staven steden steed steeds steeg steegje steen steentje steenweg steiger steil stekels stekker stel stelde
stelden stellen stelling stelsel stelt stem stemde stemden stemmen stemming stempel stemt stenen stengel
stengels ster stereo sterk sterke sterker sterkere sterkers sterkst sterkste sterkte stern sterren steun
steunde steunden steunen steunt steur stevig stevige steviger stichten stiekem stijf stijgen stijging
stijgt stijl stijlen stijlvol stijve stikstof stil stille stiller stilte stipt stoel stoelen stoep stoer
stoere stoet stof stoffen stok stokes stokje stokken stond stonden stone stonk stoom stoor stoorde stoort
stoot stootte stop stoppen stopt stopte stopten storen storing stormen stort storten stortte story stoten
straal straalt straat straft strak strakke strakker straks stralen stralend straling strand stranden
straten streefde streek streep streken strekt strekte strepen stress streven strijken strik strikken
strikt strikte stromen stromend stroming stroom stroomde stroomt stroop struik struiken stu studeer
studeert student studente studeren studie studies studio stuipen stuit stuk stukje stukjes stukken stuks
stunt sturen stuur stuurde stuurden stuurman stuurt stuw stuwdam stuwmeer subtiel subtiele succes suiker
suite super sushi suurtje suzie sweater symbolen symbool systeem systemen taai taaie taak taal taart
taarten tablet tachtig tactiek tactisch tafel tafels tafeltje tak taken talen talent talenten talloze
talrijk talrijke tamelijk tand tandarts tanden tang tank tanken tankers tanks tanner tante tantes tape
tapes tapijt tapijten tarief tas tasje tassen tast tatoeage taxi tea teal team teams technici techniek
teder tee teen tegel tegelen tegelijk tegels tegemoet tegen tegenaan tegenkom tegenop tegenzin tegoed
tehuis tekeer teken tekenaar tekende tekenden tekenen tekening tekens tekent tekort tekorten tekst teksten
tel telde telden telefoon telegram teleur telg telgen telkens tellen tellende teller telling telt teluk
temmen tempel tempo ten tendens teneinde tenen tennis tenor tent tentdak tenzij ter terecht termen termijn
terminal terras terrein terug terugkom terugval terugweg terwijl terzijde test testen tests testte teveel
tevens tevoren tevreden teweeg tezamen that theater thema theorie therapie there thuis thuiskom ticket
tickets tien tiende tienden tienen tiener tieners tiger tijd tijde tijden tijdens tijdig tijdje tijdlijn
tijdperk tijds tijdstip tijdvak tijger tijgers tikje tikken tikt tillen tilt timer timing tin tippen titel
titels tja toast toch tocht tochten toe toedoen toegang toegeeft toegeven toekomen toekomst toekomt
toelaat toelaten toeliet toen toenam toename toeneemt toenemen toepaste toer toerde toeren toerisme
toerist toernooi toestaan toestaat toestand toestel toestond toetje toetrad toets toetsen toetsing toeval
toezicht toezien tof toilet tok tol tolk tomaat tomaten ton toneel tonen tonijn toom toonbank toonde
toonden toonder toont toorn toost top toppen topper toppers topsport toren torens tornado torres tot
totaal totale totdat tour tournee touw touwen touwtjes tovenaar toveren traag traceren tracht trachtte
tractor traditie trage trager trainde trainen training traktaat trakteer tralies tramweg treden treed
treedt tref treffen treft trein treinen trek trekje trekken trekt trend trends tribune trillen trilt trio
triomf triootje troef troep troepen trof trofee trok trokken trol trollen trompet troon troost troosten
tropen trots trotse trouw trouwdag trouwde trouwden trouwe trouwen trouwens trouwt truc trucje trucjes
trucks trust tsaar tube tuig tuin tuinbouw tuinen tuinman tunnel tunnels turbo tussen tuurlijk twaalf
twaalfde twee tweede tweeling tweemaal tweetakt tweetjes twijfel twijfels twijfelt twijgen twintig type
typen types ufo uien uil uilen uit uitbouw uitbrak uitdagen uitdelen uitdoen uiteen uiteinde uiten uiterst
uiterste uitga uitgaan uitgaat uitgaf uitgang uitgave uitgaven uitgeput uitgeven uitgever uitgezet uitging
uithaalt uithalen uiting uitingen uitje uitkijk uitkomen uitkomst uitkomt uitkwam uitlaat uitlaten uitleg
uitloper uitmaakt uitmaken uitsprak uitstaan uitstek uitstel uitstoot uitval uitviel uitvoer uitvoert
uitweg uitzag uitzendt uitzicht uitzie uitzien uitziet ultieme ultra unaniem unie uniek unieke uniform
update uploaden uren urenlang uur uurtje uurtjes uurwerk uwe uzelf vaag vaak vaakst vaandel vaart vaartuig
vaas vacht vader vaders vak vakantie vakbond vaker vakken val vald valk vallei valleien vallende vals
valse valstrik valt van vanaf vanavond vandaag vandaan vandaar vande vanden vandoor vang vangen vangt
vanille vannacht vanuit vanwaar vanwege vanzelf varen varens vast vaste vasten vastgoed vastzat vastzit
vat vatbaar vaten vaticaan vazen vee veeg veel veelal veeleer veelheid veelvoud veer veerboot veertien
veertig veeteelt vegen veilig veilige veiliger veiling vel veld velden veldheer veldwerk vele velen venen
vennoot venster vensters vent ventje ver veracht veranda verander verbaal verbaasd verbaast verband
verbazen verbeeld verberg verbergt verbied verbiedt verbind verbindt verbleef verblijf verbod verboden
verbond verborg verbouwd verbrak verbrede verbreed verbreek verbruik verde verdedig verdeel verdeeld
verdeelt verdelen verdenk verdenkt verder verdere verderop verdien verdiend verdient verdiept verdikt
verdoen verdoet verdrag verduren verdween vereerd vereisen vereist vereiste veren verenigd verf verfijnd
verfilmd vergaan vergaren vergat vergeef vergeefs vergeeft vergeet vergeten vergeven vergis vergist
vergroot vergrote vergt verhaal verhaalt verhalen verharde verheug verheugd verheven verhief verhit
verhogen verhoog verhoogd verhoogt verhoor verhoord verhoren verhuis verhuisd verhuist verhuren verhuur
verhuurd verjagen verkaste verkeer verkeerd verkeert verkende verkeren verkies verkiest verkleed verkocht
verkoop verkoopt verkoos verkopen verkoper verkort verkorte verkozen verkreeg verlaagd verlaat verlagen
verlaten verleden verleend verleent verlegd verlegde verlegen verleid verlenen verlengd verlicht verliefd
verliep verliest verliet verlof verloofd verloop verloopt verlopen verlos verlost verluidt vermaak
vermaakt vermaken verman vermeden vermeend vermeld vermelde vermeldt vermengd vernam verneemt vernoemd
vernomen verpakt verras verrast verraste verre verreden verreweg verricht verrijkt verroer vers verschil
verse versie versierd versies verslag versloeg versneld verspil verspild verspilt versta verstaan verstaat
verstand verste verstek versteld verstond verstop verstopt versus vertaal vertaald vertakt vertakte
vertalen vertaler verteerd vertel verteld vertelde vertelt verteren vertolkt vertonen vertoond vertoont
vertrek vertrekt vertrok vertrouw veruit vervagen verval vervalst vervalt vervang vervangt verveel
verveeld verveelt vervelen verven vervoer vervoerd vervolg vervolgd vervolgt vervuild vervuld vervulde
vervult verwaand verwacht verwant verward verwarde verwarmd verwart verweet verwekt verwend verwende
verwerkt verweven verwezen verwierf verwijst verwijt verwoest verzamel verzeild verzeker verzen verzet
verzette verzin verzint verzocht verzoek verzon verzorg verzorgd verzorgt verzwakt vest vestigde vestigen
vestigt vete veteraan veters vezels via video viel vielen vier vierde vieren viering vierkant viermaal
viert vijf vijfde vijfkamp vijfmaal vijftal vijftien vijftig vijven vijver vijvers villa vind vinden vindt
vinger vingers vinnen viool virtuele vis visie visioen visite vissen visser visserij vissers visueel
vitale vitamine vizier vlag vlaggen vlak vlakbij vlakke vlakken vlakte vlammen vlas vlek vlekjes vlekken
vleugel vleugels vleugje vleuten vlieg vliegen vliegend vlieger vliegers vliegt vlies vlinder vlinders
vloed vloeien vloeiend vloeit vloer vloeren vlogen vloog vlooien vloot vlot vloten vlug vlugger voed
voedde voeden voeding voedsel voedt voeg voegde voegden voegen voegt voel voelde voelden voelen voelt voer
voerde voerden voeren voert voertaal voertuig voet voetbal voeten voetstuk vogel vogels vogeltje vol
voldaan voldeden voldoen voldoet volg volgde volgden volgen volgend volgende volgens volgers volgorde
volgt volhoudt volk volken volkeren volkomen volks volle volledig volmaakt volmacht volop volstaan
volstaat volt voltijds voltooid volume von vond vonden vondst vondsten vonk vonken vonnis voogdij vooraan
vooraf vooral voorbij voorbije voordat voordeel voordele voordeur voordien voordoen voordoet voorgoed
voorhand voorheen voorin voorjaar voorje voorkant voorkeur voorkomt voorkwam voorman voornaam voorname
voorop voorraad voorrand voorrang voorspel voorstad voorste voorstel voort voortaan voorts vooruit voorval
voorvork voorwerp voorwiel voorzag voorzien voorziet voorzorg vorderde voren vorig vorige vork vorm vormde
vormden vormen vormt vorst vorsten vos vraag vraagje vraagt vracht vragen vrede vredig vreemd vreemde
vreemden vreemder vreemds vreesden vreest vreten vreugde vriend vrienden vriendin vriendje vries vriezer
vrij vrijdag vrije vrijheid vrijkomt vrijkwam vrijuit vrijwel vroeg vroege vroegen vroeger vroegere
vroegst vroegste vrolijk vrolijke vrouw vrouwe vrouwen vrucht vruchten vuil vuile vuilnis vuist vuisten
vul vulde vulkaan vulkanen vullen vulling vult vuren vurige vuur vuurtje vuurwerk waag waagde waagt waaier
waait waakzaam waals waanzin waar waaraan waarbij waard waarde waardeer waarden waardig waardige waardoor
waarheen waarheid waarin waarmee waarna waarnaar waarom waarop waartoe waaruit waarvan waarvoor wacht
wachten wachtend wachter wachters wachtte wade wafels wagen wagens wagner wagon waken wakker wal wales
walter walvis wand wandel wandelde wandelen wandelt wanden wang wangen wanneer want wantsen ware waren
warm warme warmen warmer warmte was wasbeer wassen wast waste wat water wateren waterige waterval waterweg
watts wauw wazig website websites wedden wederom weduwe wee weefsel weefsels weegt week weekblad weekend
weer weergave weerloos weert weerwolf weerzien weeshuis weet weetje weg wegdoen wegen wegennet wegens
wegga weggaan weggaat weggeven wegging weghalen wegjagen wegkomen wegkomt wegliep wegloopt weglopen
wegnemen wegrace wegwezen wei weide weiden weiger weigerde weigeren weigert weinig weinige weinigen weken
wekken wekker wekt wekte wel weldra weleens welk welke welkom welles wellicht welnee welnu welpen welvaart
welzijn wemelt wen wendde wenden wending wenen wennen wens wensen wenst wenste wensten werd werden wereld
werelden wereldje werelds weren werf werk werkdag werke werken werkend werkende werker werkers werking
werkloos werkplek werkster werkt werkte werkten werkzaam werkzame werp werpen werpt wervel wervels werven
wesen wespen westen westerse westkant wet wetboek weten wetende wetgever wetten wetteren wettige wever
wezel wezen wezens wezer wie wieg wieken wiel wielen wiens wier wierp wij wijd wijde wijden wijding wijk
wijken wijkt wijlen wijs wijsheid wijsneus wijst wijten wijze wijzen wijzer wijzigde wijzigen wil wild
wilde wilden wilg wilgen willen willie wilt win wind winden windt winkel winkelen winkels winnaar winnaars
winnen winnende winst winsten wint winters wippen wis wiskunde wissel wisselde wisselen wissen wist wisten
wit witjes witte woensdag woest woeste woestijn wol wolk wolken wolven won wonder wonderen wonen wonende
woning woningen woog woon woonde woonden woonhuis woont woonwijk woord woorden woordje word worden
wordende wordt worf worm wormen wormgat worp worst worstelt worstjes wortel wortels wou woud wouden wow
wrijf wrijven wroeging yoga yoghurt zaaien zaak zaakje zaakjes zaal zaalkerk zaan zach zacht zachte
zachter zachtjes zadel zadeldak zaden zag zagen zakdoek zake zakelijk zaken zakenman zakgeld zakken
zaklamp zakt zakte zal zalen zalf zalig zalm zalmen zamelen zand zanger zangeres zangers zat zaten
zaterdag zebra zee zeebodem zeedijk zeehaven zeeman zeep zeer zeerste zeester zeevaart zeg zegde zege
zegel zegels zegen zegene zegenen zeges zeggen zegje zegt zei zeiden zeik zeiken zeil zeilde zeilen zeiler
zeist zeker zekere zelden zeldzaam zeldzame zelf zelfde zelfs zen zend zenden zender zenders zending zendt
zendtijd zenuw zenuwen zes zesde zesmaal zessen zestien zestig zet zetel zetelde zetelen zetels zetelt
zetje zette zetten zeur zeuren zeurt zeus zeven zevenaar zevende zeventig zich zicht zichzelf zie ziel
zielen zien ziens ziet ziezo zij zijde zijden zijgevel zijkant zijlijn zijn zijnde zijne zijspan zijt
zijtak zijzelf zilver zilveren zin zing zingen zingende zingt zinken zinkt zinloos zinloze zinnen zinvol
zit zitje zitten zittend zittende zitting zoal zoals zocht zochten zodanig zodat zodoende zodra zoek
zoeken zoeker zoekt zoet zoete zogezegd zoiets zojuist zolang zolder zomaar zomer zomers zometeen zon
zondag zonder zone zonen zonet zong zongen zonk zonlicht zonnegod zonnetje zonnig zonnige zoo zoogdier
zooi zooitje zoon zoons zoontje zootje zorg zorgde zorgden zorgen zorgt zouden zout zoute zouten zoveel
zover zowat zowel zozeer zucht zuid zuiden zuidkant zuidoost zuidwest zuiger zuil zuilen zuinig zuiver
zuivere zuiveren zulk zulke zullen zult zulte zure zuren zus zusje zusjes zussen zuster zusters zuur
zuurstof zwaai zwaaide zwaaien zwaait zwaan zwaar zwaarste zwager zwak zwakheid zwakke zwakken zwakker
zwakste zwakte zwam zwanen zwang zware zwart zwarte zwavel zweeft zweer zweert zweet zwelling zwem zwembad
zwemmen zwemmer zwemmers zwemster zwemt zwendel zwerm zwerven zwerver zwervers zweten zweven zwevende
zwijg zwijgen zwijgt zwoer zwom
`
  .trim()
  .split(/\s+/)
