# Completion of secpol for fish, as printed by: secpol completion fish

# Whether that is the command on the line; without an argument, whether there is none yet.
function __secpol_in --argument-names command
    set -l words (commandline -opc)
    set -l commands (string match -v -- '-*' $words[2..-1])
    test "$commands[1]" = "$command"
end

# Whether an option, by its NAMES, is not given yet: __secpol_lacks flag|value NAMES...
# One whose value the cursor is at counts as not given.
function __secpol_lacks --argument-names takes
    set -l words (commandline -opc)
    if test $takes = value; and contains -- $words[-1] $argv[2..-1]
        set -e words[-1]
    end
    for name in $argv[2..-1]
        if contains -- $name $words; or string match -q -- "$name=*" $words
            return 1
        else if string match -qr -- '^-[^-]' $name; and string match -q -- "$name*" $words
            return 1
        end
    end
end

# Whether the cursor is at that argument of the command, counted from 1.
function __secpol_at --argument-names place
    set -l words (commandline -opc)
    set -l command
    set -l count 0
    set -l skip no
    set -l ended no
    for word in $words[2..-1]
        if test $skip = yes
            set skip no
        else if test $ended = no; and string match -q -- '-?*' $word
            if test $word = --
                set ended yes
            else if __secpol_takes_value "$command" $word
                set skip yes
            end
        else if not set -q command[1]
            set command $word
        else
            set count (math $count + 1)
        end
    end
    test (math $count + 1) -eq $place
end

# Whether the value of an option is the word after it: __secpol_takes_value COMMAND OPTION
function __secpol_takes_value
    switch $argv[1]
        case search
            contains -- $argv[2] --speaker --org --about --principle --doc --since --until --mode --min-score -n --limit -C --context --cite --batch --sources --jobs --cluster -f --format --corpus --store --color
        case verify
            contains -- $argv[2] -q --quote --speaker --doc --sources --bib --allow --accepted --only --report --cite --from --stdin-name --jobs --cluster -f --format --corpus --store --color
        case cite
            contains -- $argv[2] -f --format --as --markup --lang --accessed --page --section --article --verse --timestamp --at --corpus --store --color
        case show
            contains -- $argv[2] -n --limit -f --format --corpus --store --color
        case principles
            contains -- $argv[2] --speaker --holder --principle --doc --org --group --stance --mode --act --since --until --top -n --limit -f --format --corpus --store --color
        case network
            contains -- $argv[2] --speaker --principle --doc --org --mode --since --until --min -n --limit -f --format --corpus --store --color
        case timeline
            contains -- $argv[2] --org --person --place --principle --doc --since --until --status -n --limit -f --format --corpus --store --color
        case speakers
            contains -- $argv[2] -n --limit -f --format --corpus --store --color
        case orgs
            contains -- $argv[2] --kind -n --limit -f --format --corpus --store --color
        case docs
            contains -- $argv[2] -n --limit -f --format --corpus --store --color
        case stats
            contains -- $argv[2] -n --limit -f --format --corpus --color
        case page
            contains -- $argv[2] --doc --style -f --format --corpus --store --color
        case init
            contains -- $argv[2] --vocabulary --language -f --format --corpus --store --color
        case add
            contains -- $argv[2] --id --set --bib --alike -f --format --corpus --store --color
        case update
            contains -- $argv[2] -f --format --corpus --store --color
        case rename
            contains -- $argv[2] -f --format --corpus --store --color
        case remove
            contains -- $argv[2] -f --format --corpus --store --color
        case check
            contains -- $argv[2] --explain --accept -f --format --corpus --store --color
        case completion
            contains -- $argv[2] -f --format --corpus --store --color
        case '*'
            return 1
    end
end

# What `secpol --complete KIND` prints.  fish itself chooses what fits what is typed, so all is asked
# for, except where what is typed decides what there is.
function __secpol_values --argument-names kind
    set -l words (commandline -opc)
    set -l typed (commandline -ct | string replace -r '^--[^=]*=' '' | string replace -ar '["\'\\\\]' '')
    switch $kind
        case addresses subjects
            set typed (string match -r '^.*/' -- $typed)
        case '*'
            test $kind = styles; or set typed
    end
    set -lx SECPOL_CORPUS $SECPOL_CORPUS
    for at in (seq 2 (count $words))
        if test $words[$at] = --corpus; and set -q words[(math $at + 1)]
            set SECPOL_CORPUS $words[(math $at + 1)]
        else if string match -q -- '--corpus=*' $words[$at]
            set SECPOL_CORPUS (string replace -- --corpus= '' $words[$at])
        end
    end
    set -l program (string replace -r '^~/' "$HOME/" -- $words[1])
    type -q -- $program; or set program secpol
    command $program --complete $kind $typed[1] 2>/dev/null
end

complete -c secpol -f
complete -c secpol -n '__secpol_in' -a search -d 'Find passages by words half remembered'
complete -c secpol -n '__secpol_in' -a verify -d 'Prove the quotations of a manuscript'
complete -c secpol -n '__secpol_in' -a cite -d 'Cite a document or a passage in a style'
complete -c secpol -n '__secpol_in' -a show -d 'Show a document, a passage, a person, a principle, an event'
complete -c secpol -n '__secpol_in' -a principles -d 'List principles per speaker'
complete -c secpol -n '__secpol_in' -a network -d 'Show who shares principles with whom'
complete -c secpol -n '__secpol_in' -a timeline -d 'List events in the order of time'
complete -c secpol -n '__secpol_in' -a speakers -d 'List who speaks'
complete -c secpol -n '__secpol_in' -a orgs -d 'List organisations, forums and treaties'
complete -c secpol -n '__secpol_in' -a docs -d 'List the documents'
complete -c secpol -n '__secpol_in' -a stats -d 'Count what there is, and how much is annotated'
complete -c secpol -n '__secpol_in' -a page -d 'Write the corpus as a page to read in a browser'
complete -c secpol -n '__secpol_in' -a init -d 'Begin a corpus of your own'
complete -c secpol -n '__secpol_in' -a add -d 'Add texts to a corpus: PDF, Word, web pages, plain text'
complete -c secpol -n '__secpol_in' -a update -d 'Bring a new version of a text in, with its annotations'
complete -c secpol -n '__secpol_in' -a rename -d 'Give a document or an entity another id, wherever it is named'
complete -c secpol -n '__secpol_in' -a remove -d 'Take a document or an entity out of a corpus'
complete -c secpol -n '__secpol_in' -a check -d 'Find everything wrong with a corpus'
complete -c secpol -n '__secpol_in' -a completion -d 'Print a completion script for a shell'
complete -c secpol -n '__secpol_in; and __secpol_lacks flag -V --version' -s V -l version -d 'Show the version and exit'
complete -c secpol -n '__secpol_in; and __secpol_lacks flag -h --help' -s h -l help -d 'Show this message and exit'

complete -c secpol -n '__secpol_in search' -l speaker -x -k -a '(__secpol_values people)' -d 'Only what NAME says: an id, a name or an alias; may be given again'
complete -c secpol -n '__secpol_in search' -l org -x -k -a '(__secpol_values organisations)' -d 'Only this organisation: id, name or acronym; may be given again'
complete -c secpol -n '__secpol_in search' -l about -x -k -a '(__secpol_values entities)' -d 'Only what names this person or organisation; may be given again'
complete -c secpol -n '__secpol_in search' -l principle -x -k -a '(__secpol_values principles)' -d 'Only this principle, and narrower ones; may be given again'
complete -c secpol -n '__secpol_in search' -l doc -x -k -a '(__secpol_values documents)' -d 'Only this document; may be given again'
complete -c secpol -n '__secpol_in search; and __secpol_lacks value --since' -l since -x -d 'Not before DATE: 2018, 2018-10 or 2018-10-20'
complete -c secpol -n '__secpol_in search; and __secpol_lacks value --until' -l until -x -d 'Not after DATE'
complete -c secpol -n '__secpol_in search; and __secpol_lacks value --mode' -l mode -x -k -a 'direct indirect authorial' -d 'Only quoted, reported or author (direct, indirect, authorial)'
complete -c secpol -n '__secpol_in search; and __secpol_lacks value --min-score' -l min-score -x -d 'Leave out hits below SCORE'
complete -c secpol -n '__secpol_in search; and __secpol_lacks value -n --limit' -s n -l limit -x -d 'At most N hits, 0 for all; otherwise 10, or 1 a line'
complete -c secpol -n '__secpol_in search; and __secpol_lacks value -C --context' -s C -l context -x -d 'Show N more sentences of the paragraph on each side'
complete -c secpol -n '__secpol_in search; and __secpol_lacks value --cite' -l cite -x -k -a '(__secpol_values styles)' -d 'Add to each hit the note to paste'
complete -c secpol -n '__secpol_in search; and __secpol_lacks flag --explain' -l explain -d 'Say of each hit why it was found'
complete -c secpol -n '__secpol_in search; and __secpol_lacks value --batch' -l batch -r -F -d 'Look for every line of FILE; - reads stdin'
complete -c secpol -n '__secpol_in search; and __secpol_lacks value --sources' -l sources -x -a '(__fish_complete_directories)' -d 'Search the files in DIR instead of a corpus'
complete -c secpol -n '__secpol_in search; and __secpol_lacks value --jobs' -l jobs -x -d 'At most N processes; otherwise one a core, where there is much to do'
complete -c secpol -n '__secpol_in search; and __secpol_lacks value --cluster' -l cluster -x -d 'Have the workers of a Dask scheduler do it: tcp://HOST:8786'
complete -c secpol -n '__secpol_in search; and __secpol_lacks value -f --format' -s f -l format -x -k -a 'table json jsonl csv tsv markdown latex html' -d 'table, json, jsonl, csv, tsv, markdown, latex or html'
complete -c secpol -n '__secpol_in search; and __secpol_lacks flag --json' -l json -d 'The same as --format json'
complete -c secpol -n '__secpol_in search; and __secpol_lacks flag --brief' -l brief -d 'JSON without the whole block that stands round each passage'
complete -c secpol -n '__secpol_in search; and __secpol_lacks value --corpus' -l corpus -x -a '(__fish_complete_directories)' -d 'Another corpus (or set SECPOL_CORPUS)'
complete -c secpol -n '__secpol_in search; and __secpol_lacks value --store' -l store -r -F -d 'A store that somebody made of this very corpus'
complete -c secpol -n '__secpol_in search; and __secpol_lacks value --color' -l color -x -k -a 'auto always never' -d 'Colour: auto, always or never'
complete -c secpol -n '__secpol_in search; and __secpol_lacks flag --no-color' -l no-color -d 'The same as --color never'
complete -c secpol -n '__secpol_in search; and __secpol_lacks flag -h --help' -s h -l help -d 'Show this message and exit'

complete -c secpol -n '__secpol_in verify' -s q -l quote -x -d 'A quotation by itself'
complete -c secpol -n '__secpol_in verify; and __secpol_lacks value --speaker' -l speaker -x -k -a '(__secpol_values people)' -d 'Who is said to speak, with -q'
complete -c secpol -n '__secpol_in verify; and __secpol_lacks value --doc' -l doc -x -k -a '(__secpol_values documents)' -d 'The document it is said to stand in, with -q'
complete -c secpol -n '__secpol_in verify; and __secpol_lacks value --sources' -l sources -x -a '(__fish_complete_directories)' -d 'Prove by the files in DIR instead of a corpus'
complete -c secpol -n '__secpol_in verify' -l bib -r -F -d 'A bibliography (.bib .ris .json) of the manuscript\'s keys'
complete -c secpol -n '__secpol_in verify; and __secpol_lacks flag --all' -l all -d 'Show what is proved and skipped, too, not only count it'
complete -c secpol -n '__secpol_in verify; and __secpol_lacks flag --strict' -l strict -d 'Let what is edited, reported, skipped or half checked fail, too'
complete -c secpol -n '__secpol_in verify' -l allow -x -k -a 'verbatim verbatim-folded edited reported interpolated altered meaning misattributed mislocated unchecked not-found skipped none' -d 'Do not fail for these, or for none; may be given again'
complete -c secpol -n '__secpol_in verify; and __secpol_lacks value --accepted' -l accepted -r -F -d 'Do not fail for the findings accepted in FILE'
complete -c secpol -n '__secpol_in verify; and __secpol_lacks flag --accept' -l accept -d 'Write into the --accepted FILE all that fails now'
complete -c secpol -n '__secpol_in verify' -l only -x -k -a 'verbatim verbatim-folded edited reported interpolated altered meaning misattributed mislocated unchecked not-found skipped' -d 'Show only these; may be given again'
complete -c secpol -n '__secpol_in verify; and __secpol_lacks flag --problems' -l problems -d 'Show only what is wrong, in every format'
complete -c secpol -n '__secpol_in verify; and __secpol_lacks value --report' -l report -r -F -d 'Write a report to sign: .html, .docx or .md'
complete -c secpol -n '__secpol_in verify; and __secpol_lacks flag --comments' -l comments -d 'Write a copy of a Word file with a comment at each problem'
complete -c secpol -n '__secpol_in verify; and __secpol_lacks value --cite' -l cite -x -k -a '(__secpol_values styles)' -d 'Add the right note, in a style'
complete -c secpol -n '__secpol_in verify; and __secpol_lacks flag --fix' -l fix -d 'Show the source\'s words as a diff, and write a corrected copy'
complete -c secpol -n '__secpol_in verify; and __secpol_lacks flag --in-place' -l in-place -d 'With --fix: correct the file itself, and keep the original'
complete -c secpol -n '__secpol_in verify; and __secpol_lacks value --from' -l from -x -k -a 'text markdown latex docx odt epub html pdf rtf rst org' -d 'The manuscripts\' format, whatever their endings say'
complete -c secpol -n '__secpol_in verify; and __secpol_lacks value --stdin-name' -l stdin-name -x -d 'What the manuscript on stdin is called'
complete -c secpol -n '__secpol_in verify; and __secpol_lacks flag --no-limit' -l no-limit -d 'Read manuscripts of any size, however long it takes'
complete -c secpol -n '__secpol_in verify; and __secpol_lacks value --jobs' -l jobs -x -d 'At most N processes; otherwise one a core, where there is much to do'
complete -c secpol -n '__secpol_in verify; and __secpol_lacks value --cluster' -l cluster -x -d 'Have the workers of a Dask scheduler do it: tcp://HOST:8786'
complete -c secpol -n '__secpol_in verify; and __secpol_lacks value -f --format' -s f -l format -x -k -a 'table json jsonl csv tsv markdown latex html sarif' -d 'table, json, jsonl, csv, tsv, markdown, latex, html or sarif'
complete -c secpol -n '__secpol_in verify; and __secpol_lacks flag --json' -l json -d 'The same as --format json'
complete -c secpol -n '__secpol_in verify; and __secpol_lacks flag --brief' -l brief -d 'JSON without the whole block that stands round each passage'
complete -c secpol -n '__secpol_in verify; and __secpol_lacks value --corpus' -l corpus -x -a '(__fish_complete_directories)' -d 'Another corpus (or set SECPOL_CORPUS)'
complete -c secpol -n '__secpol_in verify; and __secpol_lacks value --store' -l store -r -F -d 'A store that somebody made of this very corpus'
complete -c secpol -n '__secpol_in verify; and __secpol_lacks value --color' -l color -x -k -a 'auto always never' -d 'Colour: auto, always or never'
complete -c secpol -n '__secpol_in verify; and __secpol_lacks flag --no-color' -l no-color -d 'The same as --color never'
complete -c secpol -n '__secpol_in verify; and __secpol_lacks flag -h --help' -s h -l help -d 'Show this message and exit'
complete -c secpol -n '__secpol_in verify' -F

complete -c secpol -n '__secpol_in cite; and __secpol_lacks value -f --format' -s f -l format -x -k -a 'biblatex bibtex csl-json csl-yaml endnote-xml ris (__secpol_values styles)' -d 'A citation style or bibliographic format'
complete -c secpol -n '__secpol_in cite; and __secpol_lacks value --as' -l as -x -k -a 'bibliography note short in-text' -d 'bibliography, note, short or in-text'
complete -c secpol -n '__secpol_in cite; and __secpol_lacks flag --quote' -l quote -d 'The words of the passage, quoted, with the citation'
complete -c secpol -n '__secpol_in cite; and __secpol_lacks value --markup' -l markup -x -k -a 'text markdown html latex rtf' -d 'text, markdown, html, latex or rtf'
complete -c secpol -n '__secpol_in cite; and __secpol_lacks value --lang' -l lang -x -k -a 'af-ZA ar bal-PK bg-BG brh-PK ca-AD cs-CZ cy-GB da-DK de-AT de-CH de-DE el-GR en-GB en-US es-CL es-ES es-MX et-EE eu fa-IR fi-FI fr-CA fr-FR gl-ES he-IL hi-IN hr-HR hu-HU id-ID is-IS it-IT ja-JP km-KH ko-KR la lt-LT lv-LV mn-MN ms-MY nb-NO nl-NL nn-NO pl-PL pt-BR pt-PT ro-RO ru-RU sk-SK sl-SI sr-RS sv-SE th-TH tr-TR uk-UA vi-VN zh-CN zh-TW' -d 'Language of the citation, as in en-GB'
complete -c secpol -n '__secpol_in cite; and __secpol_lacks value --accessed' -l accessed -x -d 'When you saw what has an address'
complete -c secpol -n '__secpol_in cite; and __secpol_lacks value --page' -l page -x -d 'The page of each work, a range or several'
complete -c secpol -n '__secpol_in cite; and __secpol_lacks value --section' -l section -x -d 'The section, as --page'
complete -c secpol -n '__secpol_in cite; and __secpol_lacks value --article' -l article -x -d 'The article, as --page'
complete -c secpol -n '__secpol_in cite; and __secpol_lacks value --verse' -l verse -x -d 'The verse, as --page'
complete -c secpol -n '__secpol_in cite; and __secpol_lacks value --timestamp' -l timestamp -x -d 'The time in a recording, as --page'
complete -c secpol -n '__secpol_in cite; and __secpol_lacks value --at' -l at -x -d 'Any other place, as in “fig. 3”'
complete -c secpol -n '__secpol_in cite; and __secpol_lacks flag --stated-only' -l stated-only -d 'Leave out what is inferred'
complete -c secpol -n '__secpol_in cite; and __secpol_lacks flag --all' -l all -d 'Every document of the corpus'
complete -c secpol -n '__secpol_in cite; and __secpol_lacks flag --references' -l references -d 'The works that the documents cite'
complete -c secpol -n '__secpol_in cite; and __secpol_lacks flag --sequence' -l sequence -d 'The notes of a text in a row: arguments, files, or stdin'
complete -c secpol -n '__secpol_in cite; and __secpol_lacks flag --styles' -l styles -d 'List the styles whose id or title has the words'
complete -c secpol -n '__secpol_in cite; and __secpol_lacks flag --json' -l json -d 'The same as --format json'
complete -c secpol -n '__secpol_in cite; and __secpol_lacks flag --brief' -l brief -d 'JSON without the whole block that stands round each passage'
complete -c secpol -n '__secpol_in cite; and __secpol_lacks value --corpus' -l corpus -x -a '(__fish_complete_directories)' -d 'Another corpus (or set SECPOL_CORPUS)'
complete -c secpol -n '__secpol_in cite; and __secpol_lacks value --store' -l store -r -F -d 'A store that somebody made of this very corpus'
complete -c secpol -n '__secpol_in cite; and __secpol_lacks value --color' -l color -x -k -a 'auto always never' -d 'Colour: auto, always or never'
complete -c secpol -n '__secpol_in cite; and __secpol_lacks flag --no-color' -l no-color -d 'The same as --color never'
complete -c secpol -n '__secpol_in cite; and __secpol_lacks flag -h --help' -s h -l help -d 'Show this message and exit'
complete -c secpol -n '__secpol_in cite' -k -a '(__secpol_values addresses)'

complete -c secpol -n '__secpol_in show; and __secpol_lacks flag --text' -l text -d 'Show a document without its annotations'
complete -c secpol -n '__secpol_in show; and __secpol_lacks value -n --limit' -s n -l limit -x -d 'At most N, 0 for all; otherwise 200 in tables, else all'
complete -c secpol -n '__secpol_in show; and __secpol_lacks value -f --format' -s f -l format -x -k -a 'table json jsonl csv tsv markdown latex html' -d 'table, json, jsonl, csv, tsv, markdown, latex or html'
complete -c secpol -n '__secpol_in show; and __secpol_lacks flag --json' -l json -d 'The same as --format json'
complete -c secpol -n '__secpol_in show; and __secpol_lacks flag --brief' -l brief -d 'JSON without the whole block that stands round each passage'
complete -c secpol -n '__secpol_in show; and __secpol_lacks value --corpus' -l corpus -x -a '(__fish_complete_directories)' -d 'Another corpus (or set SECPOL_CORPUS)'
complete -c secpol -n '__secpol_in show; and __secpol_lacks value --store' -l store -r -F -d 'A store that somebody made of this very corpus'
complete -c secpol -n '__secpol_in show; and __secpol_lacks value --color' -l color -x -k -a 'auto always never' -d 'Colour: auto, always or never'
complete -c secpol -n '__secpol_in show; and __secpol_lacks flag --no-color' -l no-color -d 'The same as --color never'
complete -c secpol -n '__secpol_in show; and __secpol_lacks flag -h --help' -s h -l help -d 'Show this message and exit'
complete -c secpol -n '__secpol_in show; and __secpol_at 1' -k -a '(__secpol_values subjects)'

complete -c secpol -n '__secpol_in principles' -l speaker -x -k -a '(__secpol_values people)' -d 'Only what NAME says: an id, a name or an alias; may be given again'
complete -c secpol -n '__secpol_in principles' -l holder -x -k -a '(__secpol_values entities)' -d 'Only what NAME is said to hold, whoever says so; may be given again'
complete -c secpol -n '__secpol_in principles' -l principle -x -k -a '(__secpol_values principles)' -d 'Only this principle, and narrower ones; may be given again'
complete -c secpol -n '__secpol_in principles' -l doc -x -k -a '(__secpol_values documents)' -d 'Only this document; may be given again'
complete -c secpol -n '__secpol_in principles' -l org -x -k -a '(__secpol_values organisations)' -d 'Only this organisation: id, name or acronym; may be given again'
complete -c secpol -n '__secpol_in principles; and __secpol_lacks value --group' -l group -x -k -a '(__secpol_values groups)' -d 'Only this stated list of principles'
complete -c secpol -n '__secpol_in principles; and __secpol_lacks value --stance' -l stance -x -k -a 'affirms rejects mentions' -d 'Only affirms, rejects or mentions'
complete -c secpol -n '__secpol_in principles; and __secpol_lacks value --mode' -l mode -x -k -a 'direct indirect authorial' -d 'Only quoted, reported or author (direct, indirect, authorial)'
complete -c secpol -n '__secpol_in principles; and __secpol_lacks value --act' -l act -x -k -a 'assertive directive commissive expressive declarative' -d 'Only assertive, directive, commissive, expressive or declarative statements'
complete -c secpol -n '__secpol_in principles; and __secpol_lacks flag --disputed' -l disputed -d 'Only statements that dispute or doubt another, or are disputed'
complete -c secpol -n '__secpol_in principles; and __secpol_lacks value --since' -l since -x -d 'Not before DATE: 2018, 2018-10 or 2018-10-20'
complete -c secpol -n '__secpol_in principles; and __secpol_lacks value --until' -l until -x -d 'Not after DATE'
complete -c secpol -n '__secpol_in principles; and __secpol_lacks flag --words' -l words -d 'Show the words of each statement'
complete -c secpol -n '__secpol_in principles; and __secpol_lacks flag --matrix' -l matrix -d 'Count speakers against principles'
complete -c secpol -n '__secpol_in principles; and __secpol_lacks flag --chart' -l chart -d 'Draw it; with FILE behind it into that: .svg, .png or .html, by the ending'
complete -c secpol -n '__secpol_in principles; and __secpol_lacks flag --holders' -l holders -d 'Under who is said to hold it, instead of who says so'
complete -c secpol -n '__secpol_in principles; and __secpol_lacks flag --vocabulary' -l vocabulary -d 'List the principles themselves: what they mean, how they relate'
complete -c secpol -n '__secpol_in principles; and __secpol_lacks value --top' -l top -x -d 'With --matrix: the N principles that most voices share'
complete -c secpol -n '__secpol_in principles; and __secpol_lacks value -n --limit' -s n -l limit -x -d 'At most N, 0 for all; otherwise 200 in tables, else all'
complete -c secpol -n '__secpol_in principles; and __secpol_lacks value -f --format' -s f -l format -x -k -a 'table json jsonl csv tsv markdown latex html' -d 'table, json, jsonl, csv, tsv, markdown, latex or html'
complete -c secpol -n '__secpol_in principles; and __secpol_lacks flag --json' -l json -d 'The same as --format json'
complete -c secpol -n '__secpol_in principles; and __secpol_lacks flag --brief' -l brief -d 'JSON without the whole block that stands round each passage'
complete -c secpol -n '__secpol_in principles; and __secpol_lacks value --corpus' -l corpus -x -a '(__fish_complete_directories)' -d 'Another corpus (or set SECPOL_CORPUS)'
complete -c secpol -n '__secpol_in principles; and __secpol_lacks value --store' -l store -r -F -d 'A store that somebody made of this very corpus'
complete -c secpol -n '__secpol_in principles; and __secpol_lacks value --color' -l color -x -k -a 'auto always never' -d 'Colour: auto, always or never'
complete -c secpol -n '__secpol_in principles; and __secpol_lacks flag --no-color' -l no-color -d 'The same as --color never'
complete -c secpol -n '__secpol_in principles; and __secpol_lacks flag -h --help' -s h -l help -d 'Show this message and exit'
complete -c secpol -n '__secpol_in principles; and __secpol_at 1' -F

complete -c secpol -n '__secpol_in network' -l speaker -x -k -a '(__secpol_values people)' -d 'Only what NAME says: an id, a name or an alias; may be given again'
complete -c secpol -n '__secpol_in network' -l principle -x -k -a '(__secpol_values principles)' -d 'Only this principle, and narrower ones; may be given again'
complete -c secpol -n '__secpol_in network' -l doc -x -k -a '(__secpol_values documents)' -d 'Only this document; may be given again'
complete -c secpol -n '__secpol_in network' -l org -x -k -a '(__secpol_values organisations)' -d 'Only this organisation: id, name or acronym; may be given again'
complete -c secpol -n '__secpol_in network; and __secpol_lacks value --mode' -l mode -x -k -a 'direct indirect authorial' -d 'Only quoted, reported or author (direct, indirect, authorial)'
complete -c secpol -n '__secpol_in network; and __secpol_lacks value --since' -l since -x -d 'Not before DATE: 2018, 2018-10 or 2018-10-20'
complete -c secpol -n '__secpol_in network; and __secpol_lacks value --until' -l until -x -d 'Not after DATE'
complete -c secpol -n '__secpol_in network; and __secpol_lacks value --min' -l min -x -d 'Only ties of N principles and disputes or more'
complete -c secpol -n '__secpol_in network; and __secpol_lacks flag --holders' -l holders -d 'Tie who is said to hold a principle, not who speaks'
complete -c secpol -n '__secpol_in network; and __secpol_lacks flag --chart' -l chart -d 'Draw it; with FILE behind it into that: .svg, .png or .html, by the ending'
complete -c secpol -n '__secpol_in network; and __secpol_lacks value -n --limit' -s n -l limit -x -d 'At most N, 0 for all; otherwise 200 in tables, else all'
complete -c secpol -n '__secpol_in network; and __secpol_lacks value -f --format' -s f -l format -x -k -a 'table json jsonl csv tsv markdown latex html graphml' -d 'table, json, jsonl, csv, tsv, markdown, latex, html or graphml'
complete -c secpol -n '__secpol_in network; and __secpol_lacks flag --json' -l json -d 'The same as --format json'
complete -c secpol -n '__secpol_in network; and __secpol_lacks flag --brief' -l brief -d 'JSON without the whole block that stands round each passage'
complete -c secpol -n '__secpol_in network; and __secpol_lacks value --corpus' -l corpus -x -a '(__fish_complete_directories)' -d 'Another corpus (or set SECPOL_CORPUS)'
complete -c secpol -n '__secpol_in network; and __secpol_lacks value --store' -l store -r -F -d 'A store that somebody made of this very corpus'
complete -c secpol -n '__secpol_in network; and __secpol_lacks value --color' -l color -x -k -a 'auto always never' -d 'Colour: auto, always or never'
complete -c secpol -n '__secpol_in network; and __secpol_lacks flag --no-color' -l no-color -d 'The same as --color never'
complete -c secpol -n '__secpol_in network; and __secpol_lacks flag -h --help' -s h -l help -d 'Show this message and exit'
complete -c secpol -n '__secpol_in network; and __secpol_at 1' -F

complete -c secpol -n '__secpol_in timeline' -l org -x -k -a '(__secpol_values organisations)' -d 'Only this organisation: id, name or acronym; may be given again'
complete -c secpol -n '__secpol_in timeline; and __secpol_lacks value --person' -l person -x -k -a '(__secpol_values people)' -d 'Only events of this person'
complete -c secpol -n '__secpol_in timeline; and __secpol_lacks value --place' -l place -x -k -a '(__secpol_values places)' -d 'Only events held there'
complete -c secpol -n '__secpol_in timeline' -l principle -x -k -a '(__secpol_values principles)' -d 'Only this principle, and narrower ones; may be given again'
complete -c secpol -n '__secpol_in timeline' -l doc -x -k -a '(__secpol_values documents)' -d 'Only this document; may be given again'
complete -c secpol -n '__secpol_in timeline; and __secpol_lacks value --since' -l since -x -d 'Not before DATE: 2018, 2018-10 or 2018-10-20'
complete -c secpol -n '__secpol_in timeline; and __secpol_lacks value --until' -l until -x -d 'Not after DATE'
complete -c secpol -n '__secpol_in timeline; and __secpol_lacks value --status' -l status -x -k -a 'held planned' -d 'Only events held, or planned'
complete -c secpol -n '__secpol_in timeline; and __secpol_lacks flag --chart' -l chart -d 'Draw it; with FILE behind it into that: .svg, .png or .html, by the ending'
complete -c secpol -n '__secpol_in timeline; and __secpol_lacks value -n --limit' -s n -l limit -x -d 'At most N, 0 for all; otherwise 200 in tables, else all'
complete -c secpol -n '__secpol_in timeline; and __secpol_lacks value -f --format' -s f -l format -x -k -a 'table json jsonl csv tsv markdown latex html ics timelinejs' -d 'table, json, jsonl, csv, tsv, markdown, latex, html, ics or timelinejs'
complete -c secpol -n '__secpol_in timeline; and __secpol_lacks flag --json' -l json -d 'The same as --format json'
complete -c secpol -n '__secpol_in timeline; and __secpol_lacks flag --brief' -l brief -d 'JSON without the whole block that stands round each passage'
complete -c secpol -n '__secpol_in timeline; and __secpol_lacks value --corpus' -l corpus -x -a '(__fish_complete_directories)' -d 'Another corpus (or set SECPOL_CORPUS)'
complete -c secpol -n '__secpol_in timeline; and __secpol_lacks value --store' -l store -r -F -d 'A store that somebody made of this very corpus'
complete -c secpol -n '__secpol_in timeline; and __secpol_lacks value --color' -l color -x -k -a 'auto always never' -d 'Colour: auto, always or never'
complete -c secpol -n '__secpol_in timeline; and __secpol_lacks flag --no-color' -l no-color -d 'The same as --color never'
complete -c secpol -n '__secpol_in timeline; and __secpol_lacks flag -h --help' -s h -l help -d 'Show this message and exit'
complete -c secpol -n '__secpol_in timeline; and __secpol_at 1' -F

complete -c secpol -n '__secpol_in speakers; and __secpol_lacks value -n --limit' -s n -l limit -x -d 'At most N, 0 for all; otherwise 200 in tables, else all'
complete -c secpol -n '__secpol_in speakers; and __secpol_lacks value -f --format' -s f -l format -x -k -a 'table json jsonl csv tsv markdown latex html' -d 'table, json, jsonl, csv, tsv, markdown, latex or html'
complete -c secpol -n '__secpol_in speakers; and __secpol_lacks flag --json' -l json -d 'The same as --format json'
complete -c secpol -n '__secpol_in speakers; and __secpol_lacks flag --brief' -l brief -d 'JSON without the whole block that stands round each passage'
complete -c secpol -n '__secpol_in speakers; and __secpol_lacks value --corpus' -l corpus -x -a '(__fish_complete_directories)' -d 'Another corpus (or set SECPOL_CORPUS)'
complete -c secpol -n '__secpol_in speakers; and __secpol_lacks value --store' -l store -r -F -d 'A store that somebody made of this very corpus'
complete -c secpol -n '__secpol_in speakers; and __secpol_lacks value --color' -l color -x -k -a 'auto always never' -d 'Colour: auto, always or never'
complete -c secpol -n '__secpol_in speakers; and __secpol_lacks flag --no-color' -l no-color -d 'The same as --color never'
complete -c secpol -n '__secpol_in speakers; and __secpol_lacks flag -h --help' -s h -l help -d 'Show this message and exit'

complete -c secpol -n '__secpol_in orgs; and __secpol_lacks value --kind' -l kind -x -k -a '(__secpol_values organisation-kinds)' -d 'Only this kind: forum, treaty, state, …'
complete -c secpol -n '__secpol_in orgs; and __secpol_lacks value -n --limit' -s n -l limit -x -d 'At most N, 0 for all; otherwise 200 in tables, else all'
complete -c secpol -n '__secpol_in orgs; and __secpol_lacks value -f --format' -s f -l format -x -k -a 'table json jsonl csv tsv markdown latex html' -d 'table, json, jsonl, csv, tsv, markdown, latex or html'
complete -c secpol -n '__secpol_in orgs; and __secpol_lacks flag --json' -l json -d 'The same as --format json'
complete -c secpol -n '__secpol_in orgs; and __secpol_lacks flag --brief' -l brief -d 'JSON without the whole block that stands round each passage'
complete -c secpol -n '__secpol_in orgs; and __secpol_lacks value --corpus' -l corpus -x -a '(__fish_complete_directories)' -d 'Another corpus (or set SECPOL_CORPUS)'
complete -c secpol -n '__secpol_in orgs; and __secpol_lacks value --store' -l store -r -F -d 'A store that somebody made of this very corpus'
complete -c secpol -n '__secpol_in orgs; and __secpol_lacks value --color' -l color -x -k -a 'auto always never' -d 'Colour: auto, always or never'
complete -c secpol -n '__secpol_in orgs; and __secpol_lacks flag --no-color' -l no-color -d 'The same as --color never'
complete -c secpol -n '__secpol_in orgs; and __secpol_lacks flag -h --help' -s h -l help -d 'Show this message and exit'

complete -c secpol -n '__secpol_in docs; and __secpol_lacks value -n --limit' -s n -l limit -x -d 'At most N, 0 for all; otherwise 200 in tables, else all'
complete -c secpol -n '__secpol_in docs; and __secpol_lacks value -f --format' -s f -l format -x -k -a 'table json jsonl csv tsv markdown latex html' -d 'table, json, jsonl, csv, tsv, markdown, latex or html'
complete -c secpol -n '__secpol_in docs; and __secpol_lacks flag --json' -l json -d 'The same as --format json'
complete -c secpol -n '__secpol_in docs; and __secpol_lacks flag --brief' -l brief -d 'JSON without the whole block that stands round each passage'
complete -c secpol -n '__secpol_in docs; and __secpol_lacks value --corpus' -l corpus -x -a '(__fish_complete_directories)' -d 'Another corpus (or set SECPOL_CORPUS)'
complete -c secpol -n '__secpol_in docs; and __secpol_lacks value --store' -l store -r -F -d 'A store that somebody made of this very corpus'
complete -c secpol -n '__secpol_in docs; and __secpol_lacks value --color' -l color -x -k -a 'auto always never' -d 'Colour: auto, always or never'
complete -c secpol -n '__secpol_in docs; and __secpol_lacks flag --no-color' -l no-color -d 'The same as --color never'
complete -c secpol -n '__secpol_in docs; and __secpol_lacks flag -h --help' -s h -l help -d 'Show this message and exit'

complete -c secpol -n '__secpol_in stats; and __secpol_lacks flag --store' -l store -d 'Say where the store is; with a file behind it, count in that'
complete -c secpol -n '__secpol_in stats; and __secpol_lacks value -n --limit' -s n -l limit -x -d 'At most N, 0 for all; otherwise 200 in tables, else all'
complete -c secpol -n '__secpol_in stats; and __secpol_lacks value -f --format' -s f -l format -x -k -a 'table json jsonl csv tsv markdown latex html' -d 'table, json, jsonl, csv, tsv, markdown, latex or html'
complete -c secpol -n '__secpol_in stats; and __secpol_lacks flag --json' -l json -d 'The same as --format json'
complete -c secpol -n '__secpol_in stats; and __secpol_lacks flag --brief' -l brief -d 'JSON without the whole block that stands round each passage'
complete -c secpol -n '__secpol_in stats; and __secpol_lacks value --corpus' -l corpus -x -a '(__fish_complete_directories)' -d 'Another corpus (or set SECPOL_CORPUS)'
complete -c secpol -n '__secpol_in stats; and __secpol_lacks value --color' -l color -x -k -a 'auto always never' -d 'Colour: auto, always or never'
complete -c secpol -n '__secpol_in stats; and __secpol_lacks flag --no-color' -l no-color -d 'The same as --color never'
complete -c secpol -n '__secpol_in stats; and __secpol_lacks flag -h --help' -s h -l help -d 'Show this message and exit'
complete -c secpol -n '__secpol_in stats; and __secpol_at 1' -F

complete -c secpol -n '__secpol_in page' -l doc -x -k -a '(__secpol_values documents)' -d 'Only this document; may be given again'
complete -c secpol -n '__secpol_in page' -l style -x -k -a '(__secpol_values styles)' -d 'Cite in this style, not chicago; may be given again'
complete -c secpol -n '__secpol_in page; and __secpol_lacks value -f --format' -s f -l format -x -k -a 'table json jsonl csv tsv markdown latex html' -d 'table, json, jsonl, csv, tsv, markdown, latex or html'
complete -c secpol -n '__secpol_in page; and __secpol_lacks flag --json' -l json -d 'The same as --format json'
complete -c secpol -n '__secpol_in page; and __secpol_lacks flag --brief' -l brief -d 'JSON without the whole block that stands round each passage'
complete -c secpol -n '__secpol_in page; and __secpol_lacks value --corpus' -l corpus -x -a '(__fish_complete_directories)' -d 'Another corpus (or set SECPOL_CORPUS)'
complete -c secpol -n '__secpol_in page; and __secpol_lacks value --store' -l store -r -F -d 'A store that somebody made of this very corpus'
complete -c secpol -n '__secpol_in page; and __secpol_lacks value --color' -l color -x -k -a 'auto always never' -d 'Colour: auto, always or never'
complete -c secpol -n '__secpol_in page; and __secpol_lacks flag --no-color' -l no-color -d 'The same as --color never'
complete -c secpol -n '__secpol_in page; and __secpol_lacks flag -h --help' -s h -l help -d 'Show this message and exit'
complete -c secpol -n '__secpol_in page; and __secpol_at 1' -F

complete -c secpol -n '__secpol_in init; and __secpol_lacks flag --example' -l example -d 'A small corpus with everything in it, to look at and change'
complete -c secpol -n '__secpol_in init; and __secpol_lacks value --vocabulary' -l vocabulary -x -a '(__fish_complete_directories)' -d 'Take people, organisations and principles of another corpus over; shipped: secpol\'s own'
complete -c secpol -n '__secpol_in init; and __secpol_lacks value --language' -l language -x -d 'Of most texts: en, fr, …; otherwise guessed'
complete -c secpol -n '__secpol_in init; and __secpol_lacks value -f --format' -s f -l format -x -k -a 'table json jsonl csv tsv markdown latex html' -d 'table, json, jsonl, csv, tsv, markdown, latex or html'
complete -c secpol -n '__secpol_in init; and __secpol_lacks flag --json' -l json -d 'The same as --format json'
complete -c secpol -n '__secpol_in init; and __secpol_lacks flag --brief' -l brief -d 'JSON without the whole block that stands round each passage'
complete -c secpol -n '__secpol_in init; and __secpol_lacks value --corpus' -l corpus -x -a '(__fish_complete_directories)' -d 'Another corpus (or set SECPOL_CORPUS)'
complete -c secpol -n '__secpol_in init; and __secpol_lacks value --store' -l store -r -F -d 'A store that somebody made of this very corpus'
complete -c secpol -n '__secpol_in init; and __secpol_lacks value --color' -l color -x -k -a 'auto always never' -d 'Colour: auto, always or never'
complete -c secpol -n '__secpol_in init; and __secpol_lacks flag --no-color' -l no-color -d 'The same as --color never'
complete -c secpol -n '__secpol_in init; and __secpol_lacks flag -h --help' -s h -l help -d 'Show this message and exit'
complete -c secpol -n '__secpol_in init; and __secpol_at 1' -a '(__fish_complete_directories)'

complete -c secpol -n '__secpol_in add; and __secpol_lacks value --id' -l id -x -d 'The document\'s id, of a single file'
complete -c secpol -n '__secpol_in add' -l set -x -d 'What you know: title, author, speaker, date; again for more'
complete -c secpol -n '__secpol_in add' -l bib -r -F -d 'A bibliography that may describe the texts: .bib, .ris, .json'
complete -c secpol -n '__secpol_in add; and __secpol_lacks value --alike' -l alike -x -k -a 'skip both update' -d 'With a text nearly the same as one that is here: skip, both, update'
complete -c secpol -n '__secpol_in add; and __secpol_lacks flag -y --yes' -s y -l yes -d 'Ask nothing: what is guessed stands as inferred'
complete -c secpol -n '__secpol_in add; and __secpol_lacks flag --dry-run' -l dry-run -d 'Say what would be added, and write nothing'
complete -c secpol -n '__secpol_in add; and __secpol_lacks flag --private-addresses' -l private-addresses -d 'Fetch from machines of your own network, too'
complete -c secpol -n '__secpol_in add; and __secpol_lacks value -f --format' -s f -l format -x -k -a 'table json jsonl csv tsv markdown latex html' -d 'table, json, jsonl, csv, tsv, markdown, latex or html'
complete -c secpol -n '__secpol_in add; and __secpol_lacks flag --json' -l json -d 'The same as --format json'
complete -c secpol -n '__secpol_in add; and __secpol_lacks flag --brief' -l brief -d 'JSON without the whole block that stands round each passage'
complete -c secpol -n '__secpol_in add; and __secpol_lacks value --corpus' -l corpus -x -a '(__fish_complete_directories)' -d 'Another corpus (or set SECPOL_CORPUS)'
complete -c secpol -n '__secpol_in add; and __secpol_lacks value --store' -l store -r -F -d 'A store that somebody made of this very corpus'
complete -c secpol -n '__secpol_in add; and __secpol_lacks value --color' -l color -x -k -a 'auto always never' -d 'Colour: auto, always or never'
complete -c secpol -n '__secpol_in add; and __secpol_lacks flag --no-color' -l no-color -d 'The same as --color never'
complete -c secpol -n '__secpol_in add; and __secpol_lacks flag -h --help' -s h -l help -d 'Show this message and exit'
complete -c secpol -n '__secpol_in add' -F

complete -c secpol -n '__secpol_in update; and __secpol_lacks flag --undo' -l undo -d 'Put back what the last update of it replaced'
complete -c secpol -n '__secpol_in update; and __secpol_lacks flag --dry-run' -l dry-run -d 'Say what would become of the annotations, and write nothing'
complete -c secpol -n '__secpol_in update; and __secpol_lacks value -f --format' -s f -l format -x -k -a 'table json jsonl csv tsv markdown latex html' -d 'table, json, jsonl, csv, tsv, markdown, latex or html'
complete -c secpol -n '__secpol_in update; and __secpol_lacks flag --json' -l json -d 'The same as --format json'
complete -c secpol -n '__secpol_in update; and __secpol_lacks flag --brief' -l brief -d 'JSON without the whole block that stands round each passage'
complete -c secpol -n '__secpol_in update; and __secpol_lacks value --corpus' -l corpus -x -a '(__fish_complete_directories)' -d 'Another corpus (or set SECPOL_CORPUS)'
complete -c secpol -n '__secpol_in update; and __secpol_lacks value --store' -l store -r -F -d 'A store that somebody made of this very corpus'
complete -c secpol -n '__secpol_in update; and __secpol_lacks value --color' -l color -x -k -a 'auto always never' -d 'Colour: auto, always or never'
complete -c secpol -n '__secpol_in update; and __secpol_lacks flag --no-color' -l no-color -d 'The same as --color never'
complete -c secpol -n '__secpol_in update; and __secpol_lacks flag -h --help' -s h -l help -d 'Show this message and exit'
complete -c secpol -n '__secpol_in update; and __secpol_at 1' -k -a '(__secpol_values documents)'
complete -c secpol -n '__secpol_in update; and __secpol_at 2' -F

complete -c secpol -n '__secpol_in rename; and __secpol_lacks flag -y --yes' -s y -l yes -d 'Do not ask first'
complete -c secpol -n '__secpol_in rename; and __secpol_lacks flag --dry-run' -l dry-run -d 'Say what would be changed, and write nothing'
complete -c secpol -n '__secpol_in rename; and __secpol_lacks value -f --format' -s f -l format -x -k -a 'table json jsonl csv tsv markdown latex html' -d 'table, json, jsonl, csv, tsv, markdown, latex or html'
complete -c secpol -n '__secpol_in rename; and __secpol_lacks flag --json' -l json -d 'The same as --format json'
complete -c secpol -n '__secpol_in rename; and __secpol_lacks flag --brief' -l brief -d 'JSON without the whole block that stands round each passage'
complete -c secpol -n '__secpol_in rename; and __secpol_lacks value --corpus' -l corpus -x -a '(__fish_complete_directories)' -d 'Another corpus (or set SECPOL_CORPUS)'
complete -c secpol -n '__secpol_in rename; and __secpol_lacks value --store' -l store -r -F -d 'A store that somebody made of this very corpus'
complete -c secpol -n '__secpol_in rename; and __secpol_lacks value --color' -l color -x -k -a 'auto always never' -d 'Colour: auto, always or never'
complete -c secpol -n '__secpol_in rename; and __secpol_lacks flag --no-color' -l no-color -d 'The same as --color never'
complete -c secpol -n '__secpol_in rename; and __secpol_lacks flag -h --help' -s h -l help -d 'Show this message and exit'
complete -c secpol -n '__secpol_in rename; and __secpol_at 1' -k -a '(__secpol_values subjects)'

complete -c secpol -n '__secpol_in remove; and __secpol_lacks flag -y --yes' -s y -l yes -d 'Do not ask first'
complete -c secpol -n '__secpol_in remove; and __secpol_lacks flag --dry-run' -l dry-run -d 'Say what would go, and write nothing'
complete -c secpol -n '__secpol_in remove; and __secpol_lacks value -f --format' -s f -l format -x -k -a 'table json jsonl csv tsv markdown latex html' -d 'table, json, jsonl, csv, tsv, markdown, latex or html'
complete -c secpol -n '__secpol_in remove; and __secpol_lacks flag --json' -l json -d 'The same as --format json'
complete -c secpol -n '__secpol_in remove; and __secpol_lacks flag --brief' -l brief -d 'JSON without the whole block that stands round each passage'
complete -c secpol -n '__secpol_in remove; and __secpol_lacks value --corpus' -l corpus -x -a '(__fish_complete_directories)' -d 'Another corpus (or set SECPOL_CORPUS)'
complete -c secpol -n '__secpol_in remove; and __secpol_lacks value --store' -l store -r -F -d 'A store that somebody made of this very corpus'
complete -c secpol -n '__secpol_in remove; and __secpol_lacks value --color' -l color -x -k -a 'auto always never' -d 'Colour: auto, always or never'
complete -c secpol -n '__secpol_in remove; and __secpol_lacks flag --no-color' -l no-color -d 'The same as --color never'
complete -c secpol -n '__secpol_in remove; and __secpol_lacks flag -h --help' -s h -l help -d 'Show this message and exit'
complete -c secpol -n '__secpol_in remove; and __secpol_at 1' -k -a '(__secpol_values subjects)'

complete -c secpol -n '__secpol_in check; and __secpol_lacks flag --todo' -l todo -d 'List what waits for annotation, too, instead of counting it'
complete -c secpol -n '__secpol_in check; and __secpol_lacks value --explain' -l explain -x -k -a 'all format id-form file-name source-twice control-character circle id-twice dangling unused anchor-not-found anchor-ambiguous anchor-crosses-block no-passage cue-unlike answer-own force-open holder-open csl-form csl-unknown date-not-edtf date-without-basis date-outside-stated date-too-wide source-unreadable source-changed words-added words-lost join-unlisted join-unneeded undone-unlisted bullet-unneeded out-of-order original-changed original-differs reader-newer note-without-mark mark-without-note quotation-unaccounted acronym-unknown date-uncovered alias-shared alias-within part-unsaid office-elsewhere author-unlinked name-inverted' -d 'Say what a rule means; all: every rule'
complete -c secpol -n '__secpol_in check; and __secpol_lacks value --accept' -l accept -x -d 'Write down that WORD needs no annotation'
complete -c secpol -n '__secpol_in check; and __secpol_lacks value -f --format' -s f -l format -x -k -a 'table json jsonl csv tsv markdown latex html sarif' -d 'table, json, jsonl, csv, tsv, markdown, latex, html or sarif'
complete -c secpol -n '__secpol_in check; and __secpol_lacks flag --json' -l json -d 'The same as --format json'
complete -c secpol -n '__secpol_in check; and __secpol_lacks flag --brief' -l brief -d 'JSON without the whole block that stands round each passage'
complete -c secpol -n '__secpol_in check; and __secpol_lacks value --corpus' -l corpus -x -a '(__fish_complete_directories)' -d 'Another corpus (or set SECPOL_CORPUS)'
complete -c secpol -n '__secpol_in check; and __secpol_lacks value --store' -l store -r -F -d 'A store that somebody made of this very corpus'
complete -c secpol -n '__secpol_in check; and __secpol_lacks value --color' -l color -x -k -a 'auto always never' -d 'Colour: auto, always or never'
complete -c secpol -n '__secpol_in check; and __secpol_lacks flag --no-color' -l no-color -d 'The same as --color never'
complete -c secpol -n '__secpol_in check; and __secpol_lacks flag -h --help' -s h -l help -d 'Show this message and exit'
complete -c secpol -n '__secpol_in check; and __secpol_at 1' -a '(__fish_complete_directories)'

complete -c secpol -n '__secpol_in completion; and __secpol_lacks value -f --format' -s f -l format -x -k -a 'table json jsonl csv tsv markdown latex html' -d 'table, json, jsonl, csv, tsv, markdown, latex or html'
complete -c secpol -n '__secpol_in completion; and __secpol_lacks flag --json' -l json -d 'The same as --format json'
complete -c secpol -n '__secpol_in completion; and __secpol_lacks flag --brief' -l brief -d 'JSON without the whole block that stands round each passage'
complete -c secpol -n '__secpol_in completion; and __secpol_lacks value --corpus' -l corpus -x -a '(__fish_complete_directories)' -d 'Another corpus (or set SECPOL_CORPUS)'
complete -c secpol -n '__secpol_in completion; and __secpol_lacks value --store' -l store -r -F -d 'A store that somebody made of this very corpus'
complete -c secpol -n '__secpol_in completion; and __secpol_lacks value --color' -l color -x -k -a 'auto always never' -d 'Colour: auto, always or never'
complete -c secpol -n '__secpol_in completion; and __secpol_lacks flag --no-color' -l no-color -d 'The same as --color never'
complete -c secpol -n '__secpol_in completion; and __secpol_lacks flag -h --help' -s h -l help -d 'Show this message and exit'
complete -c secpol -n '__secpol_in completion; and __secpol_at 1' -k -a 'bash zsh fish'
