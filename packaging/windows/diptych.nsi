; The set-up of Diptych for one user of 64-bit Windows 10 or newer; build_windows.py calls makensis with the
; defines below. TREE: folder that holds the program. CONTENTS: script with the macro RemoveTree, made from it.
;
; setup.exe      /S silent   /D=FOLDER (last, without quotes)
; uninstall.exe  /S silent   /PURGE also deletes the library and the settings
; exit codes: 2 could not write, 5 Diptych runs, 6 the folder holds other files, 7 Windows is too old

!ifndef VERSION | NUMBERS | AUTHORS | TREE | CONTENTS | ICON | SIZE_KB | OUT
  !error "build_windows.py gives VERSION, NUMBERS, AUTHORS, TREE, CONTENTS, ICON, SIZE_KB and OUT"
!endif

Target amd64-unicode
Unicode true
!include MUI2.nsh
!include WinVer.nsh
!include FileFunc.nsh
!include "${CONTENTS}"

!define NAME "Diptych"
!define PROGRAM "Diptych.exe"
!define TERMINAL "diptych-cli.exe"
!define EXTENSION ".diptych"
!define PROGID "Diptych.Library"
!define OWN_KEY "Software\${NAME}"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define LIBRARY "$LOCALAPPDATA\diptych" ; where platformdirs puts what is the user's

!define WRITE_FAILED 2
!define RUNS 5
!define FOREIGN 6
!define TOO_OLD 7

Name "${NAME}"
OutFile "${OUT}"
BrandingText "${NAME} ${VERSION}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${OWN_KEY}" "InstallDir"
!ifdef FAST
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
AllowSkipFiles off
ManifestDPIAware true
ManifestLongPathAware true
ManifestSupportedOS Win10

VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=0 "ProductName" "${NAME}"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "${NAME} set-up"
VIAddVersionKey /LANG=0 "CompanyName" "${AUTHORS}"
VIAddVersionKey /LANG=0 "LegalCopyright" "${AUTHORS}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE check_folder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
; the first language is the one for systems that speak neither
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "French"

LangString runs ${LANG_ENGLISH} "Diptych is open. Close it, then try again."
LangString runs ${LANG_FRENCH} "Diptych est ouvert. Fermez-le, puis réessayez."
LangString foreign ${LANG_ENGLISH} "This folder holds other files. Choose an empty or a new folder."
LangString foreign ${LANG_FRENCH} "Ce dossier contient d’autres fichiers. Choisissez un dossier vide ou nouveau."
LangString too_old ${LANG_ENGLISH} "Diptych needs Windows 10 or newer."
LangString too_old ${LANG_FRENCH} "Diptych demande Windows 10 ou plus récent."
LangString write_failed ${LANG_ENGLISH} "The program could not be written into this folder. Is there room on the disk?"
LangString write_failed ${LANG_FRENCH} "Le programme n’a pas pu être écrit dans ce dossier. Reste-t-il de la place sur le disque ?"
LangString kind ${LANG_ENGLISH} "Diptych library"
LangString kind ${LANG_FRENCH} "Bibliothèque Diptych"
LangString program_part ${LANG_ENGLISH} "The program"
LangString program_part ${LANG_FRENCH} "Le programme"
LangString library_part ${LANG_ENGLISH} "My library and my settings as well"
LangString library_part ${LANG_FRENCH} "Ma bibliothèque et mes réglages aussi"

; Leaves with RUNS when a program of $INSTDIR runs: Windows does not let a running one be opened for writing.
!macro LeaveWhileRunning FILE
  ${If} ${FileExists} "$INSTDIR\${FILE}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${FILE}" a
    ${If} ${Errors}
      SetErrorLevel ${RUNS}
      MessageBox MB_OK|MB_ICONSTOP "$(runs)" /SD IDOK
      Abort
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

; A folder with files that are not ours is not ours to replace: our own has the uninstaller.
Function check_folder
  !insertmacro LeaveWhileRunning "${PROGRAM}"
  !insertmacro LeaveWhileRunning "${TERMINAL}"
  ${IfNot} ${FileExists} "$INSTDIR\uninstall.exe"
    ${DirState} "$INSTDIR" $0
    ${If} $0 == 1
      SetErrorLevel ${FOREIGN}
      MessageBox MB_OK|MB_ICONSTOP "$(foreign)" /SD IDOK
      Abort
    ${EndIf}
  ${EndIf}
FunctionEnd

Function .onInit
  ${IfNot} ${AtLeastWin10}
    SetErrorLevel ${TOO_OLD}
    MessageBox MB_OK|MB_ICONSTOP "$(too_old)" /SD IDOK
    Abort
  ${EndIf}
  ${If} ${Silent}
    Call check_folder
  ${EndIf}
FunctionEnd

; Takes the version in the folder $1 away by its own uninstaller, which knows its files; the library stays.
Function take_away
  ${If} ${FileExists} "$1\uninstall.exe"
    ExecWait '"$1\uninstall.exe" /S _?=$1' $0
    ${If} $0 <> 0
      SetErrorLevel $0
      Abort "$(runs)"
    ${EndIf}
    Delete "$1\uninstall.exe"
    RMDir "$1"
  ${EndIf}
FunctionEnd

Section "${NAME}"
  ReadRegStr $1 HKCU "${OWN_KEY}" "InstallDir"
  ${If} $1 != ""
    Call take_away
  ${EndIf}
  StrCpy $1 "$INSTDIR"
  Call take_away

  SetOutPath "$INSTDIR"
  ClearErrors
  WriteUninstaller "$INSTDIR\uninstall.exe"
  !insertmacro RemoveTree
  ClearErrors
  SetOverwrite try
  File /r "${TREE}/*.*"
  ${If} ${Errors}
    SetErrorLevel ${WRITE_FAILED}
    MessageBox MB_OK|MB_ICONSTOP "$(write_failed)" /SD IDOK
    Abort "$(write_failed)"
  ${EndIf}

  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${OWN_KEY}" "InstallDir" "$INSTDIR"

  WriteRegStr HKCU "Software\Classes\${PROGID}" "" "$(kind)"
  WriteRegStr HKCU "Software\Classes\${PROGID}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "Software\Classes\${PROGID}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  WriteRegStr HKCU "Software\Classes\${EXTENSION}\OpenWithProgids" "${PROGID}" ""
  WriteRegStr HKCU "Software\Classes\${EXTENSION}" "" "${PROGID}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; SHCNE_ASSOCCHANGED

  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${AUTHORS}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
SectionEnd

Section "un.$(program_part)"
  SectionIn RO
  !insertmacro RemoveTree
  Delete "$INSTDIR\uninstall.exe"
  SetOutPath "$TEMP" ; a folder that a process stands in cannot be removed
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"

  ReadRegStr $0 HKCU "Software\Classes\${EXTENSION}" ""
  ${If} $0 == "${PROGID}"
    DeleteRegValue HKCU "Software\Classes\${EXTENSION}" ""
  ${EndIf}
  DeleteRegValue HKCU "Software\Classes\${EXTENSION}\OpenWithProgids" "${PROGID}"
  DeleteRegKey /ifempty HKCU "Software\Classes\${EXTENSION}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "Software\Classes\${EXTENSION}"
  DeleteRegKey HKCU "Software\Classes\${PROGID}"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "${OWN_KEY}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; SHCNE_ASSOCCHANGED
SectionEnd

Section /o "un.$(library_part)" library_section
  RMDir /r "${LIBRARY}"
SectionEnd

Function un.onInit
  !insertmacro LeaveWhileRunning "${PROGRAM}"
  !insertmacro LeaveWhileRunning "${TERMINAL}"
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/PURGE" $1
  ${IfNot} ${Errors}
    !insertmacro SelectSection ${library_section}
  ${EndIf}
FunctionEnd
