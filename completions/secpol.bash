# Completion of secpol for bash 3.2 and later, as printed by: secpol completion bash

# What COMMAND takes, or the program itself.  Options: their names, "+" where they may be given
# again, and, unless they are flags, "=" and the values: @KIND as `secpol --complete KIND` prints
# them, / for folders, words as they are.  Arguments, in their order: likewise.
_secpol_takes() {
  options='' arguments=''
  case $1 in
    '')
      options='-V,--version -h,--help'
      ;;
    search)
      options='--speaker+=@people --org+=@organisations --about+=@entities --principle+=@principles --doc+=@documents --since= --until= --mode=direct,indirect,authorial --min-score= -n,--limit= -C,--context= --cite=@styles --explain --batch=/* --sources=/ --jobs= --cluster= -f,--format=table,json,jsonl,csv,tsv,markdown,latex,html --json --brief --corpus=/ --store=/* --color=auto,always,never --no-color -h,--help'
      arguments='query+='
      ;;
    verify)
      options='-q,--quote+= --speaker=@people --doc=@documents --sources=/ --bib+=/* --all --strict --allow+=verbatim,verbatim-folded,edited,reported,interpolated,altered,meaning,misattributed,mislocated,unchecked,not-found,skipped,none --accepted=/* --accept --only+=verbatim,verbatim-folded,edited,reported,interpolated,altered,meaning,misattributed,mislocated,unchecked,not-found,skipped --problems --report=/* --comments --cite=@styles --fix --in-place --from=text,markdown,latex,docx,odt,epub,html,pdf,rtf,rst,org --stdin-name= --no-limit --jobs= --cluster= -f,--format=table,json,jsonl,csv,tsv,markdown,latex,html,sarif --json --brief --corpus=/ --store=/* --color=auto,always,never --no-color -h,--help'
      arguments='file+=/*'
      ;;
    cite)
      options='-f,--format=biblatex,bibtex,csl-json,csl-yaml,endnote-xml,ris,@styles --as=bibliography,note,short,in-text --quote --markup=text,markdown,html,latex,rtf --lang=af-ZA,ar,bal-PK,bg-BG,brh-PK,ca-AD,cs-CZ,cy-GB,da-DK,de-AT,de-CH,de-DE,el-GR,en-GB,en-US,es-CL,es-ES,es-MX,et-EE,eu,fa-IR,fi-FI,fr-CA,fr-FR,gl-ES,he-IL,hi-IN,hr-HR,hu-HU,id-ID,is-IS,it-IT,ja-JP,km-KH,ko-KR,la,lt-LT,lv-LV,mn-MN,ms-MY,nb-NO,nl-NL,nn-NO,pl-PL,pt-BR,pt-PT,ro-RO,ru-RU,sk-SK,sl-SI,sr-RS,sv-SE,th-TH,tr-TR,uk-UA,vi-VN,zh-CN,zh-TW --accessed= --page= --section= --article= --verse= --timestamp= --at= --stated-only --all --references --sequence --styles --json --brief --corpus=/ --store=/* --color=auto,always,never --no-color -h,--help'
      arguments='address+=@addresses'
      ;;
    show)
      options='--text -n,--limit= -f,--format=table,json,jsonl,csv,tsv,markdown,latex,html --json --brief --corpus=/ --store=/* --color=auto,always,never --no-color -h,--help'
      arguments='address=@subjects'
      ;;
    principles)
      options='--speaker+=@people --holder+=@entities --principle+=@principles --doc+=@documents --org+=@organisations --group=@groups --stance=affirms,rejects,mentions --mode=direct,indirect,authorial --act=assertive,directive,commissive,expressive,declarative --disputed --since= --until= --words --matrix --chart --holders --vocabulary --top= -n,--limit= -f,--format=table,json,jsonl,csv,tsv,markdown,latex,html --json --brief --corpus=/ --store=/* --color=auto,always,never --no-color -h,--help'
      arguments='file=/*'
      ;;
    network)
      options='--speaker+=@people --principle+=@principles --doc+=@documents --org+=@organisations --mode=direct,indirect,authorial --since= --until= --min= --holders --chart -n,--limit= -f,--format=table,json,jsonl,csv,tsv,markdown,latex,html,graphml --json --brief --corpus=/ --store=/* --color=auto,always,never --no-color -h,--help'
      arguments='file=/*'
      ;;
    timeline)
      options='--org+=@organisations --person=@people --place=@places --principle+=@principles --doc+=@documents --since= --until= --status=held,planned --chart -n,--limit= -f,--format=table,json,jsonl,csv,tsv,markdown,latex,html,ics,timelinejs --json --brief --corpus=/ --store=/* --color=auto,always,never --no-color -h,--help'
      arguments='file=/*'
      ;;
    speakers)
      options='-n,--limit= -f,--format=table,json,jsonl,csv,tsv,markdown,latex,html --json --brief --corpus=/ --store=/* --color=auto,always,never --no-color -h,--help'
      ;;
    orgs)
      options='--kind=@organisation-kinds -n,--limit= -f,--format=table,json,jsonl,csv,tsv,markdown,latex,html --json --brief --corpus=/ --store=/* --color=auto,always,never --no-color -h,--help'
      ;;
    docs)
      options='-n,--limit= -f,--format=table,json,jsonl,csv,tsv,markdown,latex,html --json --brief --corpus=/ --store=/* --color=auto,always,never --no-color -h,--help'
      ;;
    stats)
      options='--store -n,--limit= -f,--format=table,json,jsonl,csv,tsv,markdown,latex,html --json --brief --corpus=/ --color=auto,always,never --no-color -h,--help'
      arguments='file=/*'
      ;;
    page)
      options='--doc+=@documents --style+=@styles -f,--format=table,json,jsonl,csv,tsv,markdown,latex,html --json --brief --corpus=/ --store=/* --color=auto,always,never --no-color -h,--help'
      arguments='file=/*'
      ;;
    init)
      options='--example --vocabulary=/ --language= -f,--format=table,json,jsonl,csv,tsv,markdown,latex,html --json --brief --corpus=/ --store=/* --color=auto,always,never --no-color -h,--help'
      arguments='folder=/'
      ;;
    add)
      options='--id= --set+= --bib+=/* --alike=skip,both,update -y,--yes --dry-run --private-addresses -f,--format=table,json,jsonl,csv,tsv,markdown,latex,html --json --brief --corpus=/ --store=/* --color=auto,always,never --no-color -h,--help'
      arguments='file+=/*'
      ;;
    update)
      options='--undo --dry-run -f,--format=table,json,jsonl,csv,tsv,markdown,latex,html --json --brief --corpus=/ --store=/* --color=auto,always,never --no-color -h,--help'
      arguments='id_=@documents file=/*'
      ;;
    rename)
      options='-y,--yes --dry-run -f,--format=table,json,jsonl,csv,tsv,markdown,latex,html --json --brief --corpus=/ --store=/* --color=auto,always,never --no-color -h,--help'
      arguments='id_=@subjects new='
      ;;
    remove)
      options='-y,--yes --dry-run -f,--format=table,json,jsonl,csv,tsv,markdown,latex,html --json --brief --corpus=/ --store=/* --color=auto,always,never --no-color -h,--help'
      arguments='id_=@subjects'
      ;;
    check)
      options='--todo --explain=all,format,id-form,file-name,source-twice,control-character,circle,id-twice,dangling,unused,anchor-not-found,anchor-ambiguous,anchor-crosses-block,no-passage,cue-unlike,answer-own,force-open,holder-open,csl-form,csl-unknown,date-not-edtf,date-without-basis,date-outside-stated,date-too-wide,source-unreadable,source-changed,words-added,words-lost,join-unlisted,join-unneeded,undone-unlisted,bullet-unneeded,out-of-order,original-changed,original-differs,reader-newer,note-without-mark,mark-without-note,quotation-unaccounted,acronym-unknown,date-uncovered,alias-shared,alias-within,part-unsaid,office-elsewhere,author-unlinked,name-inverted --accept= -f,--format=table,json,jsonl,csv,tsv,markdown,latex,html,sarif --json --brief --corpus=/ --store=/* --color=auto,always,never --no-color -h,--help'
      arguments='path=/'
      ;;
    completion)
      options='-f,--format=table,json,jsonl,csv,tsv,markdown,latex,html --json --brief --corpus=/ --store=/* --color=auto,always,never --no-color -h,--help'
      arguments='shell=bash,zsh,fish'
      ;;
  esac
}

_secpol() {
  local IFS=$' \t\n'
  local words cur cut quote # what is typed: see _secpol_read
  local command='' pending='' ended='' corpus='' given=' ' place=0
  local options arguments found spec word
  COMPREPLY=()
  found=()
  _secpol_read
  _secpol_takes ''
  for word in ${words[@]+"${words[@]}"}; do
    _secpol_pass "$word"
  done
  if [[ -n $pending ]]; then
    _secpol_offer "${pending#*=}" "$cur" ''
  elif [[ -n $ended || $cur != -* ]]; then
    _secpol_offer_argument
  elif [[ $cur == --*=* ]]; then
    _secpol_option "${cur%%=*}" && _secpol_offer "${spec#*=}" "${cur#*=}" "${cur%%=*}="
  elif _secpol_option "${cur:0:2}" && [[ $spec == *=* && ${#cur} -gt 2 ]]; then
    _secpol_offer "${spec#*=}" "${cur:2}" "${cur:0:2}"
  else
    _secpol_offer_options
  fi
}

# Reads the line up to the cursor as the shell would: words are the finished ones after the
# program, cur is the unfinished one, both without quotes; quote is the one that is open, and cut
# how many characters of cur lie before what readline replaces.
_secpol_read() {
  local line=${COMP_LINE:0:COMP_POINT} i char escaped='' begun=''
  line=${line#*"${COMP_WORDS[0]}"}
  words=() cur='' cut=0 quote=''
  for ((i = 0; i < ${#line}; i++)); do
    char=${line:i:1}
    if [[ -n $escaped ]]; then
      cur+=$char escaped=''
    elif [[ $char == \\ && $quote != \' ]]; then
      escaped=1 begun=1
    elif [[ -n $quote && $char != "$quote" ]]; then
      cur+=$char
    elif [[ $char == [\"\'] ]]; then
      if [[ -n $quote ]]; then quote=''; else quote=$char; fi
      cut=${#cur} begun=1
    elif [[ $char == [[:space:]] ]]; then
      if [[ -n $cur$begun ]]; then words+=("$cur"); fi
      cur='' cut=0 begun=''
    else
      cur+=$char
      if [[ $COMP_WORDBREAKS == *"$char"* ]]; then cut=${#cur}; fi
    fi
  done
}

# Takes note of a finished word.
_secpol_pass() {
  local spec value
  if [[ -n $pending ]]; then
    _secpol_note "$pending" "$1"
    pending=''
  elif [[ -n $ended || $1 != -?* ]]; then
    if [[ -z $command ]]; then
      command=$1
      _secpol_takes "$command"
    else
      place=$((place + 1))
    fi
  elif [[ $1 == -- ]]; then
    ended=1
  elif _secpol_option "${1%%=*}"; then
    given+="$spec "
    if [[ $spec == *=* ]]; then
      if [[ $1 == *=* ]]; then _secpol_note "$spec" "${1#*=}"; else pending=$spec; fi
    fi
  elif _secpol_option "${1:0:2}"; then
    given+="$spec "
  fi
}

_secpol_note() {
  if [[ ,${1%%=*}, == *,--corpus,* ]]; then corpus=$2; fi
}

# Sets spec to the option of that name; fails where there is none.
_secpol_option() {
  local name
  for spec in $options; do
    name=${spec%%=*}
    if [[ ,${name%+}, == *,"$1",* ]]; then return 0; fi
  done
  return 1
}

_secpol_offer_options() {
  local spec name
  for spec in $options; do
    name=${spec%%=*}
    if [[ $name != *+ && $given == *" $spec "* ]]; then continue; fi
    for name in ${name//[,+]/ }; do
      if [[ $name == "$cur"* ]]; then found+=("$name"); fi
    done
  done
  _secpol_reply "$cur" ''
}

_secpol_offer_argument() {
  local spec at=0
  if [[ -z $command ]]; then
    _secpol_offer 'search verify cite show principles network timeline speakers orgs docs stats page init add update rename remove check completion' "$cur" ''
    return
  fi
  for spec in $arguments; do
    if [[ $at -eq $place || ${spec%%=*} == *+ ]]; then
      _secpol_offer "${spec#*=}" "$cur" ''
      return
    fi
    at=$((at + 1))
  done
}

# Offers what of VALUES fits what is TYPED; BEFORE stands before it in the same word.
_secpol_offer() {
  local value
  if [[ $1 == / || $1 == "/*" ]]; then
    _secpol_offer_paths "$2" "$3" "${1/#\/\*/-f}"
    return
  fi
  for value in ${1//,/ }; do
    if [[ $value == @* ]]; then
      _secpol_ask "${value#@}" "$2"
    elif [[ $value == "$2"* ]]; then
      found+=("$value")
    fi
  done
  _secpol_reply "$2" "$3"
}

_secpol_offer_paths() {
  local path kind=-d
  if [[ $3 == -f ]]; then kind=-f; fi
  while IFS= read -r path; do
    if [[ -n $path ]]; then found+=("$path"); fi
  done <<EOF
$(compgen "$kind" -- "$1")
EOF
  if compopt -o filenames 2>/dev/null; then
    _secpol_reply "$1" "$2" raw
  else
    _secpol_reply "$1" "$2"
  fi
}

_secpol_ask() {
  local program=${COMP_WORDS[0]/#\~\//$HOME/} answer line
  if ! type -P -- "$program" >/dev/null; then program=secpol; fi
  if [[ -n $corpus ]]; then local -x SECPOL_CORPUS=$corpus; fi
  answer=$("$program" --complete "$1" "$2" 2>/dev/null)
  while IFS= read -r line; do
    if [[ -n $line ]]; then found+=("${line%%$'\t'*}"); fi
  done <<EOF
$answer
EOF
  compopt -o nosort 2>/dev/null
}

# Answers with what was found for what is TYPED; BEFORE stands before it in the same word.  Ids that
# begin so go before those that are called so, as readline cuts the word back to what all answers
# have in common.  RAW answers are quoted by readline.
_secpol_reply() {
  local value alike
  alike=()
  for value in ${found[@]+"${found[@]}"}; do
    if [[ $value == "$1"* ]]; then alike+=("$value"); fi
  done
  if [[ ${#alike[@]} -eq 0 ]]; then
    alike=(${found[@]+"${found[@]}"})
  fi
  for value in ${alike[@]+"${alike[@]}"}; do
    value=$2$value
    if [[ ${value:0:cut} == "${cur:0:cut}" ]]; then
      _secpol_write "${value:cut}" "${3-}"
    fi
  done
  value=${cur:cut}
  if [[ -n $value && ${#COMPREPLY[@]} -gt 1 && ${COMPREPLY[0]} != "$value"* ]]; then
    COMPREPLY+=(' ') # has nothing in common with the others, so what is typed stays as it is
  fi
}

# Answers with a VALUE, written as it must be where the cursor is unless it is RAW.
_secpol_write() {
  local value=$1
  if [[ $quote == \" ]]; then
    value=${value//\\/\\\\} value=${value//\"/\\\"} value=${value//\$/\\\$} value=${value//\`/\\\`}
  elif [[ -z $quote && -z $2 ]]; then
    printf -v value '%q' "$value"
  fi
  COMPREPLY+=("$value")
}

complete -F _secpol secpol
