<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>Database</name>
    <message>
        <source>The database could not do this. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full. Nothing was changed: make room and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data folder cannot be written to. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database file is damaged. Nothing was changed: restore the newest backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmailAddress</name>
    <message>
        <source>The mail address is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mail address is longer than %1 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mail address has no “@”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mail address has more than one “@”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mail address has nothing before the “@”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part before the “@” cannot be a mail address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not the name of a mail domain.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Migrator</name>
    <message>
        <source>These data were written by a newer Inglenook. Nothing was changed: please update.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup before the update could not be written, so nothing was changed. Make room in the data folder and start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part of the program is missing. Please install it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
