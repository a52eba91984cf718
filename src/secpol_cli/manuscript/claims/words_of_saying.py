"""Words by which English gives speech to somebody, or to another than their subject.

Verbs are listed by their base form; `reporting_verbs` makes the others.
"""

from __future__ import annotations

# Verbs of saying, writing and thinking whose forms follow the rules.
REGULAR = frozenset(
    "accuse acknowledge add address admit admonish advance advertise advise advocate affirm agree allege "
    "allow announce answer apologise apologize appeal applaud appreciate argue articulate ascertain ask "
    "assent assert assess assume assure attest aver avow bark babble banter bawl beam beckon believe "
    "bellow bemoan berate blurt bluster boast brag bristle broadcast call caution cackle cajole calculate "
    "censure challenge characterise characterize charge chastise chatter chide chime chirp chuckle cheer "
    "claim clarify coax comment commend communicate complain concede conclude concur condemn confess "
    "confide confirm conjecture congratulate consider contemplate contend continue contradict convey "
    "correct counsel counter croak croon criticise criticize crow cry curse dare debate decide declaim "
    "declare decree decry deduce deem defend define demand demonstrate denounce deny deplore deride "
    "describe detail determine dictate disagree discern disclose discuss dismiss dispute divulge document "
    "doubt drawl drone dub echo elaborate elucidate email emphasise emphasize encourage end enjoin "
    "enquire enthuse entreat enumerate envisage envision espouse establish estimate exclaim exhort "
    "explain explicate expound express extol figure finish fret fume gasp gloat grieve greet groan grouse "
    "growl grumble grunt guarantee guess gripe gush harangue highlight hint holler hope howl hypothesise "
    "hypothesize illustrate imagine implore imply indicate infer inform inquire insinuate insist instruct "
    "interject interpose interpret interrupt intimate intone introduce invoke iterate jabber jeer jest "
    "jibe joke judge justify keen label laud laugh lament lecture list log maintain marvel mention mock "
    "moan moralise mourn mumble murmur muse mutter nag narrate nitpick note notice notify object observe "
    "offer opine oppose order outline pen persist persuade phrase pipe plead pledge pontificate portray "
    "pose posit post postulate praise pray preach predict press presume proclaim prophesy proffer profess "
    "project promise prompt pronounce propose protest purport quaver query question quip radio rage "
    "ramble rant rasp rationalise reaffirm realise realize reason reassert reassure rebuke recall recap "
    "recapitulate recite reckon recognise recognize recommend recount reflect refuse reiterate rejoin "
    "relate relay remark remember remind reminisce remonstrate repeat reply report represent reprimand "
    "request resolve respond restate retort reveal rhapsodise roar rule scoff scold scream screech second "
    "share shout shriek sigh signal simper slur sneer snap snarl sniff sob specify speculate splutter "
    "sputter squeak squeal stammer state stipulate stress stutter submit suggest summarise summarize "
    "suppose surmise suspect sympathise tease telegraph term testify text thank theorise theorize "
    "threaten thunder toast translate trumpet tweet underline underscore urge utter venture verify vent "
    "voice volunteer vouch vow wail warn warrant wager welcome whimper whine whisper whoop wish wonder "
    "worry yell yelp blog blast retweet quibble philosophise philosophize deadpan show prove cable "
    "acclaim chant compare disclaim excoriate grudge gurgle harp hoot interrogate lash lisp mandate mouth "
    "mime motion moo parrot pun purr quake rail raise relent resume rejoice scribble scrawl snicker snort "
    "spout sum tut twitter upbraid wheeze wheedle whistle".split()
)
# Those whose forms do not: base, third person, past, participle in -ing, and past participles that differ.
IRREGULAR = (
    "say says said saying",
    "tell tells told telling",
    "write writes wrote writing written",
    "think thinks thought thinking",
    "speak speaks spoke speaking spoken",
    "hold holds held holding",
    "find finds found finding",
    "feel feels felt feeling",
    "know knows knew knowing known",
    "swear swears swore swearing sworn",
    "foresee foresees foresaw foreseeing foreseen",
    "foretell foretells foretold foretelling",
    "forecast forecasts forecast forecasting",
    "sing sings sang singing sung",
    "spit spits spat spitting",
    "weep weeps wept weeping",
    "bet bets bet betting",
    "beg begs begged begging",
    "quip quips quipped quipping",
    "nag nags nagged nagging",
    "blog blogs blogged blogging",
    "blab blabs blabbed blabbing",
    "brag brags bragged bragging",
    "sob sobs sobbed sobbing",
    "slur slurs slurred slurring",
    "recap recaps recapped recapping",
    "snap snaps snapped snapping",
    "log logs logged logging",
    "chat chats chatted chatting",
    "rap raps rapped rapping",
    "admit admits admitted admitting",
    "submit submits submitted submitting",
    "concur concurs concurred concurring",
    "infer infers inferred inferring",
    "label labels labelled labelling labeled",
    "signal signals signalled signalling signaled",
    "counsel counsels counselled counselling counseled",
    "marvel marvels marvelled marvelling marveled",
    "read reads read reading",
    "shout shouts shouted shouting",
    "see sees saw seeing seen",
    "show shows showed showing shown",
    "prove proves proved proving proven",
    "deadpan deadpans deadpanned deadpanning",
    "mean means meant meaning",
    "understand understands understood understanding",
    "rebut rebuts rebutted rebutting",
    "extol extols extolled extolling",
)
# Their subject takes in what another says; who says it is behind “by” or “from”.
RECEIVING = frozenset(
    "hear hears heard hearing learn learns learned learnt learning receive receives received receiving "
    "listen listens listened listening discover discovers discovered overhear overhears overheard gather "
    "gathers".split()
)
# Their object speaks: who is quoted.
CITING = frozenset(
    "quote quotes quoted quoting cite cites cited citing paraphrase paraphrases paraphrased "
    "paraphrasing".split()
)
# Forms that are nouns as often; they are verbs where what is said follows, or who.
ALSO_NOUNS = frozenset(
    "states notes claims remarks comments calls views answers questions demands promises appeals pledges "
    "reports warnings vows stresses terms voices shares hopes doubts posts texts rules judges orders "
    "offers requests objects charges challenges details documents lists labels projects counters address "
    "state note claim remark comment call answer question demand promise appeal pledge report vow stress "
    "term voice share hope doubt post text rule judge order offer request object charge challenge detail "
    "document list label project counter cry cries guess guesses estimate estimates forecast forecasts "
    "reply replies joke jokes toast toasts tweet tweets debate debates signal signals figure figures "
    "press second lecture lectures protest protests praise read reading saying writing warning feeling "
    "finding findings meaning ending concerns dispute disputes whisper shout end ends wish wishes worry "
    "worries murmur laugh sigh sighs echo echoes emails email blog blogs log logs broadcast broadcasts "
    "present reason reasons plan plans fear fears value values".split()
)
# Nouns for what somebody says or thinks: “X's claim that”.
SAID = frozenset(
    "accusation account admission advice allegation announcement answer apology appeal appraisal argument "
    "assertion assessment assurance belief boast call case caution characterisation characterization "
    "charge claim comment complaint conclusion concern concession confession confidence contention "
    "conviction criticism declaration definition demand description diagnosis dictum doubt emphasis "
    "estimate excuse explanation fear finding formulation hope hypothesis idea insight insistence "
    "interpretation judgement judgment lament line maxim message motto nightmare note notion objection "
    "observation opinion phrase phrasing pledge point position prediction premise proclamation promise "
    "pronouncement proposal proposition protest question quip reasoning rebuttal recommendation refrain "
    "rejoinder remark remarks reminder reply report request response retort reading rhetoric slogan "
    "speculation stance statement stipulation suggestion summary suspicion sentence testimony theory "
    "thesis thinking threat tweet verdict view vow warning wish word words plea dream worry prophecy "
    "pitch telling evaluation estimation judgements claims arguments statements comments warnings views "
    "assertions observations credo mantra formula post quote quotation".split()
)
# “In X's …”: what follows is X's.
OWN = frozenset(
    "words view opinion telling phrase phrasing formulation account estimation judgement judgment eyes "
    "reading terms assessment analysis interpretation version mind summary description parlance "
    "definition characterisation characterization summation language understanding wording rendering".split()
)
# Verbs that make a noun of saying one's own: X took the view that; and those that leave it another's.
MAKING = frozenset(
    "take takes took make makes made give gives gave issue issues issued offer offers offered deliver "
    "delivers delivered raise raises raised express expresses expressed voice voices voiced have has had "
    "hold holds held advance advances advanced repeat repeats repeated reiterate reiterates reiterated "
    "add adds added".split()
)
REJECTING = frozenset(
    "reject rejects rejected rejecting dispute disputes disputed disputing dismiss dismisses dismissed "
    "dismissing deny denies denied denying criticise criticises criticised criticising criticize "
    "criticizes criticized contradict contradicts contradicted challenge challenges challenged question "
    "questions questioned oppose opposes opposed denounce denounces denounced condemn condemns condemned "
    "mock mocks mocked ridicule ridicules ridiculed doubt doubts doubted discuss discusses discussed "
    "debate debates debated consider considers considered accept accepts accepted refute refutes refuted "
    "rebut rebuts rebutted correct corrects corrected".split()
)
# What begins a sentence and tells the reader to attend to somebody.
IMPERATIVES = frozenset("hear consider take see recall compare remember listen note witness ask".split())
# “X was …”: X speaks his mind.
OUTSPOKEN = frozenset(
    "clear blunt adamant explicit unequivocal emphatic categorical certain sure convinced confident "
    "insistent frank candid firm unambiguous forthright direct optimistic pessimistic worried concerned "
    "afraid hopeful honest scathing dismissive defiant unrepentant outspoken quick right wrong correct "
    "sceptical skeptical open unapologetic resolute plain equally even more vocal".split()
)
# What is not somebody: texts and their parts, things and events.  None of these is accused of anything.
THINGS = frozenset(
    "abstract accord act address agenda agreement amendment analysis annex appendix archive article "
    "articles aside assertion audience bill blog book booklet box brief briefing broadcast brochure "
    "bulletin caption case chapter charter chart clause claim code column communication communique "
    "communiqué concept conclusion constitution contract convention cover covenant data debate decision "
    "declaration definition dispatch discussion document documents draft edition editorial email entry "
    "epigraph essay evidence example exhibit experience fact factsheet figure file film finding findings "
    "footnote foreword formula framework guideline guidelines headline headlines history idea inscription "
    "instrument interview introduction issue journal judgment judgement law leaflet legend letter letters "
    "line list literature logic magazine manifesto manual manuscript map material media meeting memo "
    "memoir memorandum message minutes motto motion narrative news newspaper note notes notice one "
    "opinion order outlook page pamphlet panel paper papers paragraph part passage petition piece phrase "
    "placard plan poem point policy poll post poster preamble preface press principle proclamation "
    "proposal protocol proverb provision publication question quotation quote record recital reading "
    "regulation release remark remarks reply report reports resolution response review rule rules ruling "
    "saying scholarship screen display banner billboard plaque tablet sticker T-shirt flag script section "
    "sentence sentences sign slide slogan song source sources speech speeches statement statements "
    "statute story strategy study studies subsection summary survey table telegram testimony text texts "
    "theme theory thesis thing things title tract tradition transcript translation treaty tweet verdict "
    "version video view volume warning webpage website wisdom word words work works writing".split()
)
# Nouns for people at once: none of them is a single one who is named.
GROUPS = frozenset(
    "critics opponents detractors supporters observers commentators dissidents protesters activists "
    "opposition rivals rebels demonstrators adversaries sceptics skeptics allies campaigners cynics "
    "doubters foes enemies watchdogs naysayers".split()
)
# Texts that argue, beside a citation of which their authors are meant: “the study claims that”.
WORKS = frozenset(
    "article study paper report essay book monograph thesis dissertation chapter piece text analysis "
    "commentary review blog post op-ed column brief survey".split()
)
# Words before them that say which, or of which sort; those of the second set begin.
OF_WORKS = frozenset(
    "same present whole journal research academic scholarly policy working conference newspaper magazine "
    "news recent original scientific joint short co-authored".split()
)
WHOSE_WORK = frozenset("the this their his her its".split())
# Who writes them.
WRITERS = frozenset("author authors co-author co-authors coauthor coauthors writer writers".split())
# Verbs by which a text only shows what is in it, whoever says it.
SHOWING = frozenset("read reads run runs ran list lists listed record records recorded".split())
