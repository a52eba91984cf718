"""What LaTeX's commands stand for: letters, marks, arguments that are no text."""

from __future__ import annotations

# Commands that stand for characters.
CHARACTERS = {
    "ldots": "…", "dots": "…", "textellipsis": "…",
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
    "o": "ø",
    "O": "Ø", "l": "ł", "L": "Ł", "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dj": "đ", "DJ": "Đ", "S": "§",
    "P": "¶",
    "textendash": "–", "textemdash": "—", "textquotesingle": "'", "textasciitilde": "~",
    "textbackslash": "\\",
    "textasciicircum": "^", "textbar": "|", "textless": "<", "textgreater": ">", "euro": "€", "pounds": "£",
    "copyright": "©", "LaTeX": "LaTeX", "TeX": "TeX", "quad": " ", "qquad": " ", "slash": "/",
    "textdegree": "°",
    "textquotedblleft": "“", "textquotedblright": "”", "textquotedbl": '"', "quotedblbase": "„",
    "textquoteleft": "‘", "textquoteright": "’", "quotesinglbase": "‚", "lq": "‘", "rq": "’", "glqq": "„",
    "grqq": "“",
    "glq": "‚", "grq": "‘", "flqq": "«", "frqq": "»", "flq": "‹", "frq": "›", "guillemotleft": "«",
    "guillemotright": "»", "guillemetleft": "«", "guillemetright": "»", "guilsinglleft": "‹",
    "guilsinglright": "›",
    "og": "«", "fg": "»", "dq": '"', "textquotestraightdblbase": "„", "ldq": "“", "rdq": "”",
    "openautoquote": "“", "closeautoquote": "”", "openouterquote": "“", "closeouterquote": "”",
    "openinnerquote": "‘", "closeinnerquote": "’", "textooquote": "“", "textcoquote": "”",
    "textoiquote": "‘", "textciquote": "’", "textquoteopen": "“", "textquoteclose": "”",
}  # fmt: skip
SYMBOLS = {
    "&": "&",
    "%": "%",
    "$": "$",
    "#": "#",
    "_": "_",
    "{": "{",
    "}": "}",
    " ": " ",
    ",": " ",
    ";": " ",
    ":": " ",
}

# Accents: the combining mark behind the letter.
ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a", "d": "\u0323",
    "b": "\u0331", "h": "\u0309",
}  # fmt: skip

# Commands with arguments in braces that are no text: how many.
NO_TEXT = {
    **dict.fromkeys(
        "label ref pageref autoref cref Cref eqref nameref vref url nolinkurl includegraphics input "
        "include usepackage RequirePackage documentclass bibliography bibliographystyle "
        "addbibresource vspace hspace pagestyle thispagestyle nocite index selectlanguage hypersetup "
        "geometry color graphicspath pagenumbering hyphenation theoremstyle DeclareQuoteStyle "
        "setquotestyle MakeOuterQuote MakeInnerQuote SetBlockThreshold SetCiteCommand SetBlockEnvironment "
        "ExecuteQuoteOptions DeclarePlainStyle DeclareAutoPunct DeleteQuotes SetCiteCommand "
        "loadglsentries subfile subfileinclude epigraphwidth href textcolor foreignlanguage colorbox "
        "raisebox gls acrshort ac cellcolor bibitem phantom vphantom hphantom stepcounter refstepcounter "
        "setstretch fontsize usetikzlibrary email orcid cline "
        "is ia il sindex glsadd".split(),  # words of an index: Language Science Press, splitidx
        1,
    ),
    **dict.fromkeys(
        "DeclareQuoteAlias MakeAutoQuote import subimport includefrom subincludefrom "
        "setlength addtolength setcounter addtocounter multicolumn rule newcounter newlength".split(),
        2,
    ),
    **dict.fromkeys("definecolor newtheorem MakeForeignQuote MakeHyphenQuote MakeBlockQuote".split(), 3),
    **dict.fromkeys("MakeForeignBlockQuote MakeHyphenBlockQuote MakeHybridBlockQuote".split(), 4),
}
HEADINGS = frozenset("title chapter section subsection subsubsection part paragraph subparagraph".split())
NOTES = frozenset("footnote footnotetext endnote thanks sidenote marginpar marginnote".split())
CAPTIONS = frozenset("caption captionof subcaption".split())
EMPHASES = frozenset("emph textit textbf textsl textsc underline uline ul uwave hl alert".split())
STRUCK = frozenset("sout st xout textdel".split())  # what is no longer said
# Those that hold to the end of their group.
EMPHATIC = frozenset("em it bf sl sc itshape bfseries slshape scshape".split())
# csquotes: the command, and how many arguments in braces come before the quoted words.
QUOTES = {
    "enquote": 0, "textquote": 0, "textcquote": 1, "foreignquote": 1, "hyphenquote": 1, "foreigntextquote": 1,
    "hyphentextquote": 1, "foreigntextcquote": 2, "hyphentextcquote": 2, "mkquote": 0,
    "say": 0, "frquote": 0,  # dirtytalk, babel
}  # fmt: skip
BLOCKS = {
    "blockquote": 0, "blockcquote": 1, "foreignblockquote": 1, "hyphenblockquote": 1, "hybridblockquote": 1,
    "foreignblockcquote": 2, "hyphenblockcquote": 2, "hybridblockcquote": 2,
}  # fmt: skip
# Those that cite several works, each in braces, before the words: the last argument is the words.
SEVERAL = frozenset(
    "textcquotes foreigntextcquotes hyphentextcquotes blockcquotes foreignblockcquotes hyphenblockcquotes "
    "hybridblockcquotes".split()
)
# A block, and who said it.
EPIGRAPHS = frozenset(["epigraph", "qitem", "openepigraph"])
ATTRIBUTIONS = frozenset("qauthor attrib attribution quoteattribution signed sourceatright".split())
_CITING_ENVIRONMENTS = frozenset(
    "displayquote displaycquote foreigndisplayquote foreigndisplaycquote hyphendisplayquote "
    "hyphendisplaycquote displaycquotes foreigndisplaycquotes hyphendisplaycquotes".split()
)
# Environments, and how many arguments in braces come before their words.
BLOCK_ENVIRONMENTS = {
    **dict.fromkeys("quote quotation quoting verse savequote".split(), 0),
    **{name: ("cquote" in name) + name.startswith(("foreign", "hyphen")) for name in _CITING_ENVIRONMENTS},
}
UNREAD_ENVIRONMENTS = frozenset(
    "verbatim verbatim* Verbatim lstlisting minted comment tikzpicture equation equation* align "
    "align* gather gather* multline multline* eqnarray eqnarray* displaymath math filecontents "
    "filecontents*".split()
)
TABLES = frozenset("tabular tabular* tabularx tabulary longtable".split())
# Commands whose argument is the text's own words, in whatever type, box or place.
OWN_WORDS = frozenset(
    "textrm textsf texttt textmd textup textnormal textlf textin text mbox fbox makebox framebox parbox "
    "centerline leftline rightline uppercase lowercase MakeUppercase MakeLowercase MakeTextUppercase author "
    "date subtitle institute institution address affil affiliation abstract keywords acknowledgments "
    "acknowledgements dedication underbar hbox vbox newline footnotesize small large Large LARGE huge "
    "Huge normalsize tiny scriptsize item centering raggedright raggedleft noindent minipage hangindent "
    "multirow makecell thead shortstack textsuperscript textsubscript ensuremath lettrine enlargethispage "
    "todo marginnote sidecaption legend note pdfbookmark addchap addsec minisec markboth markright "
    "chaptermark sectionmark fancyhead fancyfoot lhead chead rhead lfoot cfoot rfoot ihead ohead colorlet "
    "sbox savebox usebox phantomsection texorpdfstring foreignlanguage textlatin textgreek textcyrillic "
    "lstset caption description frametitle framesubtitle only uncover onslide textcite dropcap initial "
    "mathrm mathit operatorname nocase NoCaseChange added replaced highlight comment adjustbox resizebox "
    "scalebox rotatebox textblock paragraph tablenote tnote source titleformat fontfamily ding".split()
)
