@echo off
rem Starts Belfry on Windows: finds a JDK, builds a checkout that has no build, runs.
setlocal EnableExtensions EnableDelayedExpansion
set "HERE=%~dp0"
for %%I in ("%HERE%..") do set "ROOT=%%~fI"

set "FOUND="
call :try "%BELFRY_JAVA%"
call :try "%JAVA_HOME%"
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%USERPROFILE%\.jdks\*") do call :try "%%~D"
for /f "delims=" %%J in ('where java 2^>nul') do for %%K in ("%%~dpJ..") do call :try "%%~fK"
if not defined FOUND (
  echo belfry: needs a JDK 25 or newer and found none; install one, for example: winget install EclipseAdoptium.Temurin.25.JDK, or from https://adoptium.net; where it is installed elsewhere, set BELFRY_JAVA to its folder. 1>&2
  exit /b 1
)

set "MODULE=server-runtime"
set "MAIN=belfry.server.Main"
set "HEAP=192m"
if /i "%~1"=="orchestrator" set "HEAP=128m"
set "ARGUMENTS=%*"
set "CONSOLE="
if /i "%~1"=="console" set "CONSOLE=yes"
for %%H in (-h --help -V --version) do if "%~2"=="%%H" set "CONSOLE="
if defined CONSOLE (
  set "MODULE=app-desktop"
  set "MAIN=belfry.desktop.Launcher"
  set "HEAP=384m"
  set "ARGUMENTS=!ARGUMENTS:~7!"
)

if exist "%ROOT%\pom.xml" (
  if not exist "%ROOT%\!MODULE!\target\lib" (
    where mvn >nul 2>nul || (
      echo belfry: needs Maven 3.8 or newer to build this checkout; install it, for example: choco install maven. 1>&2
      exit /b 1
    )
    echo belfry: building, which takes some minutes the first time 1>&2
    pushd "%ROOT%"
    set "JAVA_HOME=!FOUND!"
    call mvn -q -B -pl !MODULE! -am package -Dmaven.test.skip=true -Dspotless.check.skip -Denforcer.skip -Dbelfry.checks=-Xdiags:compact 1>&2 || (
      popd
      exit /b 1
    )
    popd
  )
  for %%J in ("%ROOT%\!MODULE!\target\!MODULE!-*.jar") do set "CLASSES=%%~fJ;%ROOT%\!MODULE!\target\lib\*"
) else if /i "!MODULE!"=="app-desktop" (
  set "CLASSES=%ROOT%\desktop\*"
) else (
  set "CLASSES=%ROOT%\lib\*"
)

"!FOUND!\bin\java.exe" --enable-native-access=ALL-UNNAMED -Xmx!HEAP! -Xms24m -Xss512k -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:TieredStopAtLevel=1 --sun-misc-unsafe-memory-access=allow -Dfile.encoding=UTF-8 "-Dbelfry.launcher=%~f0" %BELFRY_OPTS% -cp "!CLASSES!" !MAIN! !ARGUMENTS!
exit /b %ERRORLEVEL%

:try
if defined FOUND exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
set "VERSION="
if exist "%~1\release" for /f "tokens=2 delims==." %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do set "VERSION=%%~V"
set "VERSION=!VERSION:"=!"
if not defined VERSION exit /b 0
if !VERSION! GEQ 25 set "FOUND=%~1"
exit /b 0
