<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>inglenook::app::Guest</name>
    <message>
        <source>This link has expired. That is what your guest would read too.</source>
        <translation>Dieser Link ist abgelaufen. Das würde auch Ihr Gast lesen.</translation>
    </message>
    <message>
        <source>The guest’s page could not be reached. Nothing was lost: press the face again.</source>
        <translation>Die Seite des Gastes war nicht zu erreichen. Nichts ist verloren: Drücken Sie das Gesicht noch einmal.</translation>
    </message>
</context>
<context>
    <name>inglenook::app::MailSink</name>
    <message>
        <source>Sending was broken off.</source>
        <translation>Das Senden wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The account works.</source>
        <translation>Das Konto funktioniert.</translation>
    </message>
    <message>
        <source>Taken.</source>
        <translation>Angenommen.</translation>
    </message>
</context>
<context>
    <name>inglenook::app::OwnWindow</name>
    <message>
        <source>There are sample data among your own: an invented pub.</source>
        <translation>Unter Ihren Daten sind Beispieldaten: ein erfundenes Gasthaus.</translation>
    </message>
    <message>
        <source>Remove the sample data</source>
        <translation>Beispieldaten entfernen</translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) have not left yet.</source>
        <translation>
            <numerusform>%n Mail ist noch nicht hinausgegangen.</numerusform>
            <numerusform>%n Mails sind noch nicht hinausgegangen.</numerusform>
        </translation>
    </message>
    <message>
        <source>They are safe in the outbox and go on by themselves the next time Inglenook is open. Nobody is mailed twice.</source>
        <translation>Sie sind im Ausgang gut aufgehoben und gehen von selbst weiter, sobald Inglenook wieder geöffnet ist. Niemand bekommt zwei Mails.</translation>
    </message>
    <message>
        <source>Keep it open</source>
        <translation>Offen lassen</translation>
    </message>
    <message>
        <source>Minimise</source>
        <translation>Minimieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>One moment: the mail that is under way is being finished. Then Inglenook closes by itself.</source>
        <translation>Einen Moment: Die Mail, die unterwegs ist, wird noch fertig. Dann schließt Inglenook von selbst.</translation>
    </message>
</context>
<context>
    <name>inglenook::app::SampleBusiness</name>
    <message>
        <source>There are contacts or surveys already, so the invented pub was not added.</source>
        <translation>Es gibt schon Kontakte oder Umfragen, darum kam das erfundene Gasthaus nicht hinzu.</translation>
    </message>
    <message>
        <source>This address does not exist any more.</source>
        <translation>Diese Adresse gibt es nicht mehr.</translation>
    </message>
</context>
<context>
    <name>inglenook::app::TroubleDialog</name>
    <message>
        <source>Inglenook is open already</source>
        <translation>Inglenook ist schon geöffnet</translation>
    </message>
    <message>
        <source>These data are from a newer Inglenook</source>
        <translation>Diese Daten stammen von einem neueren Inglenook</translation>
    </message>
    <message>
        <source>Inglenook cannot open your data</source>
        <translation>Inglenook kann Ihre Daten nicht öffnen</translation>
    </message>
    <message>
        <source>Inglenook</source>
        <translation>Inglenook</translation>
    </message>
    <message>
        <source>What the system said</source>
        <translation>Was das System dazu sagt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>There is a good backup: %1. The damaged file is kept beside it.</source>
        <translation>Es gibt eine gute Sicherung: %1. Die beschädigte Datei bleibt daneben erhalten.</translation>
    </message>
    <message>
        <source>Password of this backup</source>
        <translation>Passwort dieser Sicherung</translation>
    </message>
    <message>
        <source>Restore the backup</source>
        <translation>Sicherung zurückholen</translation>
    </message>
</context>
<context>
    <name>inglenook::app::TryOut</name>
    <message>
        <source>There is no room for temporary files on this computer, which the try-out needs. Nothing was changed.</source>
        <translation>Auf diesem Computer ist kein Platz für die vorläufigen Dateien, die das Ausprobieren braucht. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The relay of the try-out cannot listen on this computer. Perhaps a security program stops it. Nothing was changed.</source>
        <translation>Das Relais zum Ausprobieren kann auf diesem Computer nicht arbeiten. Vielleicht hindert es ein Schutzprogramm. Nichts wurde geändert.</translation>
    </message>
</context>
<context>
    <name>inglenook::app::TryOutWindow</name>
    <message>
        <source>Use my own data</source>
        <translation>Eigene Daten verwenden</translation>
    </message>
    <message>
        <source>You are trying Inglenook out on sample data: an invented pub. Nothing leaves this computer.</source>
        <translation>Sie probieren Inglenook an Beispieldaten aus: einem erfundenen Gasthaus. Nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>Remove the sample data</source>
        <translation>Beispieldaten entfernen</translation>
    </message>
    <message>
        <source>You are trying Inglenook out. Nothing leaves this computer, and nothing is kept.</source>
        <translation>Sie probieren Inglenook aus. Nichts verlässt diesen Computer, und nichts wird aufbewahrt.</translation>
    </message>
    <message>
        <source>Bring the invented pub back</source>
        <translation>Erfundenes Gasthaus zurückholen</translation>
    </message>
</context>
<context>
    <name>inglenook::core</name>
    <message>
        <source>The certificate file “%1” cannot be read. It must be a PEM file.</source>
        <translation>Die Zertifikatsdatei „%1“ lässt sich nicht lesen. Es muss eine PEM-Datei sein.</translation>
    </message>
    <message>
        <source>There is no relay at this address, or this PC is offline. No click is lost.</source>
        <translation>Unter dieser Adresse ist kein Relais, oder dieser PC ist offline. Kein Klick geht verloren.</translation>
    </message>
    <message>
        <source>The relay cannot be reached. No click is lost: it keeps them until it can.</source>
        <translation>Das Relais ist nicht zu erreichen. Kein Klick geht verloren: Es bewahrt sie solange auf.</translation>
    </message>
    <message>
        <source>Something answered, but it was not the relay: perhaps a login page of this network. No click is lost: the relay keeps them. Check the internet connection.</source>
        <translation>Etwas hat geantwortet, aber nicht das Relais: vielleicht eine Anmeldeseite dieses Netzes. Kein Klick geht verloren: Das Relais bewahrt sie auf. Prüfen Sie die Internetverbindung.</translation>
    </message>
    <message>
        <source>The relay does not know this mailbox any more. Connect to the relay again in Settings; answers that are here already stay.</source>
        <translation>Das Relais kennt dieses Postfach nicht mehr. Verbinden Sie sich in den Einstellungen neu mit dem Relais; Antworten, die schon hier sind, bleiben.</translation>
    </message>
    <message>
        <source>This relay asks for a registration code. Whoever runs it can give you one.</source>
        <translation>Dieses Relais verlangt einen Anmeldecode. Wer es betreibt, kann Ihnen einen geben.</translation>
    </message>
    <message>
        <source>The relay does not accept this registration code. Check it for typing mistakes.</source>
        <translation>Das Relais nimmt diesen Anmeldecode nicht an. Prüfen Sie ihn auf Tippfehler.</translation>
    </message>
    <message>
        <source>This relay takes no new businesses. Ask whoever runs it, or choose another one.</source>
        <translation>Dieses Relais nimmt keine neuen Betriebe auf. Fragen Sie den Betreiber, oder wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>The relay refused the guest’s page.</source>
        <translation>Das Relais hat die Seite für die Gäste abgelehnt.</translation>
    </message>
    <message>
        <source>The relay refused “%1” of the guest’s page.</source>
        <translation>Das Relais hat „%1“ der Seite für die Gäste abgelehnt.</translation>
    </message>
    <message>
        <source>The texts of the guest’s page are too long for the relay.</source>
        <translation>Die Texte der Seite für die Gäste sind dem Relais zu lang.</translation>
    </message>
    <message>
        <source>The relay is busy. No click is lost; trying again by itself.</source>
        <translation>Das Relais ist beschäftigt. Kein Klick geht verloren; es wird von selbst wieder versucht.</translation>
    </message>
    <message>
        <source>Your hosts</source>
        <translation>Ihre Gastgeber</translation>
    </message>
    <message>
        <source>This relay is newer than this program. Please update Inglenook.</source>
        <translation>Dieses Relais ist neuer als dieses Programm. Bitte aktualisieren Sie Inglenook.</translation>
    </message>
    <message>
        <source>This is not a relay’s address: it looks like https://relay.example and begins with https.</source>
        <translation>Das ist nicht die Adresse eines Relais: Sie sieht aus wie https://relay.example und beginnt mit https.</translation>
    </message>
    <message>
        <source>The relay’s address must be plain, like https://relay.example.</source>
        <translation>Die Adresse des Relais muss schlicht sein, etwa https://relay.example.</translation>
    </message>
    <message>
        <source>Too many wrong registration codes came from here. Try again in a few minutes.</source>
        <translation>Von hier kamen zu viele falsche Anmeldecodes. Versuchen Sie es in ein paar Minuten noch einmal.</translation>
    </message>
    <message>
        <source>The proxy of this network wants a name and a password before it lets Inglenook through to the relay. Enter them in this computer’s network settings. No click is lost: the relay keeps them.</source>
        <translation>Der Proxy dieses Netzes will einen Namen und ein Kennwort, bevor er Inglenook zum Relay durchlässt. Tragen Sie beides in den Netzwerkeinstellungen dieses Computers ein. Kein Klick geht verloren: Das Relay bewahrt sie auf.</translation>
    </message>
    <message>
        <source>The relay could not prove who it is, so nothing was sent to it. Check its address and this PC’s date; perhaps somebody is in between. No click is lost: the relay keeps them.</source>
        <translation>Das Relay konnte nicht beweisen, wer es ist; deshalb wurde ihm nichts geschickt. Prüfen Sie seine Adresse und das Datum dieses PCs; vielleicht ist jemand dazwischen. Kein Klick geht verloren: Das Relay bewahrt sie auf.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::AccountSearch</name>
    <message>
        <source>Nobody could be asked for the mail server: this computer seems to be offline. Nothing is lost; try again when it is connected, or type the server.</source>
        <translation>Niemand konnte nach dem Mailserver gefragt werden: Dieser Computer ist wohl offline. Verloren ist nichts; versuchen Sie es wieder, wenn er verbunden ist, oder tragen Sie den Server ein.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::Answer</name>
    <message>
        <source>pressed a face on the page</source>
        <translation>hat auf der Seite ein Gesicht gedrückt</translation>
    </message>
    <message>
        <source>wrote a comment</source>
        <translation>hat etwas geschrieben</translation>
    </message>
    <message>
        <source>asked to be called</source>
        <translation>bat um einen Anruf</translation>
    </message>
    <message>
        <source>looked at the page for long enough</source>
        <translation>hat die Seite lange genug angesehen</translation>
    </message>
    <message>
        <source>opened within minutes of the mail’s leaving, when mail filters look too</source>
        <translation>wurde Minuten nach dem Absenden geöffnet, wenn auch Mailfilter hineinsehen</translation>
    </message>
    <message>
        <source>at this mail provider only a press on the page counts, as it opens links by itself</source>
        <translation>bei diesem Mailanbieter zählt nur ein Druck auf der Seite, denn er öffnet Links von selbst</translation>
    </message>
    <message>
        <source>two faces were opened within seconds</source>
        <translation>zwei Gesichter wurden binnen Sekunden geöffnet</translation>
    </message>
    <message>
        <source>the small print of the same mail was opened at that moment, as machines do</source>
        <translation>gleichzeitig wurde das Kleingedruckte derselben Mail geöffnet, wie Maschinen es tun</translation>
    </message>
    <message>
        <source>something only asked whether the link exists, as machines do</source>
        <translation>etwas fragte nur, ob es den Link gibt, wie Maschinen es tun</translation>
    </message>
    <message>
        <source>a machine was at the same mail at that moment</source>
        <translation>gleichzeitig war eine Maschine an derselben Mail</translation>
    </message>
    <message>
        <source>three or more faces were opened within seconds</source>
        <translation>drei oder mehr Gesichter wurden binnen Sekunden geöffnet</translation>
    </message>
    <message>
        <source>pressed a button that people cannot see</source>
        <translation>drückte einen Knopf, den Menschen nicht sehen</translation>
    </message>
    <message>
        <source>answered faster than a person can</source>
        <translation>antwortete schneller, als ein Mensch es kann</translation>
    </message>
    <message>
        <source>claimed to have looked for longer than it did</source>
        <translation>gab an, länger hingesehen zu haben, als es war</translation>
    </message>
    <message>
        <source>the press was made by a script</source>
        <translation>der Druck kam von einem Skript</translation>
    </message>
    <message>
        <source>called itself a machine</source>
        <translation>nannte sich selbst eine Maschine</translation>
    </message>
    <message>
        <source>you decided that it counts</source>
        <translation>Sie haben entschieden, dass es zählt</translation>
    </message>
    <message>
        <source>you decided that it does not count</source>
        <translation>Sie haben entschieden, dass es nicht zählt</translation>
    </message>
    <message>
        <source>an older page was seen again after a press</source>
        <translation>nach einem Druck wurde eine ältere Seite noch einmal angesehen</translation>
    </message>
    <message>
        <source>came a day or more after the first answer, maybe from another person</source>
        <translation>kam einen Tag oder später nach der ersten Antwort, vielleicht von jemand anderem</translation>
    </message>
    <message>
        <source>This answer is not there any more.</source>
        <translation>Diese Antwort gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>This answer is not waiting for you any more.</source>
        <translation>Diese Antwort wartet nicht mehr auf Sie.</translation>
    </message>
    <message>
        <source>Erased guest</source>
        <translation>Gelöschter Gast</translation>
    </message>
</context>
<context>
    <name>inglenook::core::Audience</name>
    <message>
        <source>The tag is missing: write, for example, “tag:regulars”.</source>
        <translation>Das Stichwort fehlt: Schreiben Sie zum Beispiel „tag:Stammgäste“.</translation>
    </message>
    <message>
        <source>An audience is “all”, “tag:” and a tag, or “address:” and a mail address.</source>
        <translation>Empfänger sind „all“, „tag:“ und ein Stichwort, oder „address:“ und eine Mailadresse.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::AutomaticBackup</name>
    <message>
        <source>The password of the backups cannot be read from the keychain, so none was made. Set it again in the settings.</source>
        <translation>Das Passwort der Sicherungen lässt sich nicht aus dem Schlüsselbund lesen, darum wurde keine gemacht. Setzen Sie es in den Einstellungen noch einmal.</translation>
    </message>
    <message>
        <source>The backup is made, but its second copy could not be written to “%1”.</source>
        <translation>Die Sicherung ist gemacht, aber ihre zweite Kopie konnte nicht nach „%1“ geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::Backup</name>
    <message>
        <source>The backup could not be written. Your data are as they were. Make room, or choose another folder.</source>
        <translation>Die Sicherung konnte nicht geschrieben werden. Ihre Daten sind, wie sie waren. Schaffen Sie Platz oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>This is no whole backup of Inglenook: the file is foreign or damaged. Nothing was changed.</source>
        <translation>Das ist keine vollständige Sicherung von Inglenook: Die Datei ist fremd oder beschädigt. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>This backup has a password.</source>
        <translation>Diese Sicherung hat ein Passwort.</translation>
    </message>
    <message>
        <source>This file cannot be read.</source>
        <translation>Diese Datei lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The backup could not be made ready. Your data are as they were. Make room in the data folder and try again.</source>
        <translation>Die Sicherung konnte nicht vorbereitet werden. Ihre Daten sind, wie sie waren. Schaffen Sie Platz im Datenordner und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Restored from a backup. See first whether these mails have gone out since.</source>
        <translation>Aus einer Sicherung zurückgeholt. Sehen Sie erst nach, ob diese Mails seither hinausgegangen sind.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::BouncePoller</name>
    <message>
        <source>Inglenook does not look into your inbox: you can allow it in Settings, Mail account.</source>
        <translation>Inglenook sieht nicht in Ihren Posteingang: Sie können es unter Einstellungen, Mailkonto erlauben.</translation>
    </message>
    <message>
        <source>Set up your mail account first.</source>
        <translation>Richten Sie zuerst Ihr Mailkonto ein.</translation>
    </message>
    <message>
        <source>Inglenook is looking into your inbox already.</source>
        <translation>Inglenook sieht gerade schon in Ihren Posteingang.</translation>
    </message>
    <message>
        <source>You have stopped the look into your inbox.</source>
        <translation>Sie haben den Blick in Ihren Posteingang abgebrochen.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::Case</name>
    <message>
        <source>This follow-up is not there any more.</source>
        <translation>Diesen Fall gibt es nicht mehr.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::Contact</name>
    <message>
        <source>Was our guest</source>
        <translation>War unser Gast</translation>
    </message>
    <message>
        <source>Was our guest and was told about surveys</source>
        <translation>War unser Gast und weiß von den Umfragen</translation>
    </message>
    <message>
        <source>Agreed to be asked</source>
        <translation>Hat zugestimmt</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
</context>
<context>
    <name>inglenook::core::ContactField</name>
    <message>
        <source>Mail address</source>
        <translation>Mailadresse</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Vorname</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nachname</translation>
    </message>
    <message>
        <source>Whole name</source>
        <translation>Ganzer Name</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Stichwörter</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
</context>
<context>
    <name>inglenook::core::ContactImporter</name>
    <message>
        <source>The import was stopped. Nothing was changed.</source>
        <translation>Der Import wurde angehalten. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This guest has asked to get no more mail.</source>
        <translation>Dieser Gast möchte keine Mails mehr bekommen.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Why it was left out</source>
        <translation>Warum ausgelassen</translation>
    </message>
    <message>
        <source>The file could not be saved. Choose another folder.</source>
        <translation>Die Datei konnte nicht gespeichert werden. Wählen Sie einen anderen Ordner.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::ContactRepository</name>
    <message>
        <source>A stored contact has no mail address that can be used.</source>
        <translation>Ein gespeicherter Kontakt hat keine brauchbare Mailadresse.</translation>
    </message>
    <message>
        <source>Another contact has this mail address already.</source>
        <translation>Ein anderer Kontakt hat diese Mailadresse schon.</translation>
    </message>
    <message>
        <source>This contact is not there any more.</source>
        <translation>Diesen Kontakt gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>The file could not be written. Make room or choose another folder.</source>
        <translation>Die Datei konnte nicht geschrieben werden. Schaffen Sie Platz oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Also: %1</source>
        <translation>Auch: %1</translation>
    </message>
    <message>
        <source>Choose two different people to merge.</source>
        <translation>Wählen Sie zwei verschiedene Menschen zum Zusammenführen.</translation>
    </message>
    <message>
        <source>The notes of both are too long to be one. Shorten one of them first. Nothing was changed.</source>
        <translation>Die Notizen beider sind zusammen zu lang. Kürzen Sie erst eine davon. Es wurde nichts geändert.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::DataFolder</name>
    <message>
        <source>The data folder cannot be made here. Please choose another place.</source>
        <translation>Der Datenordner lässt sich hier nicht anlegen. Bitte wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>The data folder cannot be written to. Nothing was changed.</source>
        <translation>In den Datenordner lässt sich nicht schreiben. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Inglenook on the computer “%1” has these data open. Close it there first. If that computer is gone, remove the file “%2”.</source>
        <translation>Inglenook auf dem Computer „%1“ hat diese Daten geöffnet. Schließen Sie es zuerst dort. Falls es diesen Computer nicht mehr gibt, entfernen Sie die Datei „%2“.</translation>
    </message>
    <message>
        <source>Inglenook is open already with these data. Use the window that is open, or close it first.</source>
        <translation>Inglenook ist mit diesen Daten schon geöffnet. Nehmen Sie das offene Fenster, oder schließen Sie es zuerst.</translation>
    </message>
    <message>
        <source>The restored data cannot take their place. Nothing is lost: both are in the data folder.</source>
        <translation>Die zurückgeholten Daten können ihren Platz nicht einnehmen. Nichts ist verloren: Beide liegen im Datenordner.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::Database</name>
    <message>
        <source>The database could not do this. Nothing was changed.</source>
        <translation>Die Datenbank konnte das nicht ausführen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The disk is full. Nothing was changed: make room and try again.</source>
        <translation>Die Festplatte ist voll. Nichts wurde geändert: Schaffen Sie Platz und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The data folder cannot be written to. Nothing was changed.</source>
        <translation>In den Datenordner lässt sich nicht schreiben. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The database file is damaged. Nothing was changed: restore the newest backup.</source>
        <translation>Die Datenbankdatei ist beschädigt. Nichts wurde geändert: Stellen Sie die neueste Sicherung wieder her.</translation>
    </message>
    <message>
        <source>The database cannot be opened.</source>
        <translation>Die Datenbank lässt sich nicht öffnen.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::DeliveryMarks</name>
    <message>
        <source>%1: the receiver says nothing of it.</source>
        <translation>%1: Der Empfänger sagt nichts dazu.</translation>
    </message>
    <message>
        <source>%1: passed.</source>
        <translation>%1: bestanden.</translation>
    </message>
    <message>
        <source>%1: not passed (%2).</source>
        <translation>%1: nicht bestanden (%2).</translation>
    </message>
    <message>
        <source>The mail carries no signature. Switch DKIM on at your provider.</source>
        <translation>Die Mail trägt keine Unterschrift. Schalten Sie DKIM bei Ihrem Anbieter ein.</translation>
    </message>
    <message>
        <source>The signature covers the unsubscribe line, so guests can unsubscribe with one press in their mail program.</source>
        <translation>Die Unterschrift umfasst die Abmeldezeile; Gäste können sich also in ihrem Mailprogramm mit einem Druck abmelden.</translation>
    </message>
    <message>
        <source>The signature does not cover the unsubscribe line; some mail programs then show no button for it. Ask your provider to sign it.</source>
        <translation>Die Unterschrift umfasst die Abmeldezeile nicht; manche Mailprogramme zeigen dann keinen Knopf dafür. Bitten Sie Ihren Anbieter, sie mit zu unterschreiben.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::DroppedFile</name>
    <message>
        <source>These columns are new. Import the file once by hand, and the next ones follow by themselves.</source>
        <translation>Diese Spalten sind neu. Importieren Sie die Datei einmal von Hand, dann folgen die nächsten von selbst.</translation>
    </message>
    <message>
        <source>This file cannot be read.</source>
        <translation>Diese Datei lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>This file is still being written.</source>
        <translation>Diese Datei wird noch geschrieben.</translation>
    </message>
    <message>
        <source>%1 – rows left out.csv</source>
        <translation>%1 – ausgelassene Zeilen.csv</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>needs a look</source>
        <translation>bitte ansehen</translation>
    </message>
    <message>
        <source>“%1” cannot be moved.</source>
        <translation>„%1“ lässt sich nicht verschieben.</translation>
    </message>
    <message>
        <source>This file is not there any more.</source>
        <translation>Diese Datei ist nicht mehr da.</translation>
    </message>
    <message>
        <source>This file is larger than 512 MB. Export fewer columns or a shorter time.</source>
        <translation>Diese Datei ist größer als 512 MB. Exportieren Sie weniger Spalten oder einen kürzeren Zeitraum.</translation>
    </message>
    <message>
        <source>The folder “%1” cannot be made.</source>
        <translation>Der Ordner „%1“ lässt sich nicht anlegen.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::EmailAddress</name>
    <message>
        <source>The mail address is missing.</source>
        <translation>Die Mailadresse fehlt.</translation>
    </message>
    <message>
        <source>The mail address is longer than %1 characters.</source>
        <translation>Die Mailadresse ist länger als %1 Zeichen.</translation>
    </message>
    <message>
        <source>The mail address has no “@”.</source>
        <translation>Die Mailadresse hat kein „@“.</translation>
    </message>
    <message>
        <source>The mail address has more than one “@”.</source>
        <translation>Die Mailadresse hat mehr als ein „@“.</translation>
    </message>
    <message>
        <source>The mail address has nothing before the “@”.</source>
        <translation>Vor dem „@“ der Mailadresse steht nichts.</translation>
    </message>
    <message>
        <source>The part before the “@” cannot be a mail address.</source>
        <translation>Was vor dem „@“ steht, kann keine Mailadresse sein.</translation>
    </message>
    <message>
        <source>“%1” is not the name of a mail domain.</source>
        <translation>„%1“ ist kein Name einer Mail-Domäne.</translation>
    </message>
    <message>
        <source>The mail address has nothing after the “@”.</source>
        <translation>Hinter dem „@“ der Mailadresse steht nichts.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::ErasureLog</name>
    <message>
        <source>The list of erased people cannot be written or read. Nothing was changed. Make room in the data folder and try again.</source>
        <translation>Die Liste der gelöschten Menschen lässt sich nicht schreiben oder lesen. Es wurde nichts geändert. Schaffen Sie Platz im Datenordner und versuchen Sie es noch einmal.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::FolderReportRepository</name>
    <message>
        <source>“%1” is no folder in which files can be read and moved.</source>
        <translation>„%1“ ist kein Ordner, in dem Dateien gelesen und verschoben werden können.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::HttpsDocumentClient</name>
    <message>
        <source>The web server could not prove who it is.</source>
        <translation>Der Webserver konnte nicht beweisen, wer er ist.</translation>
    </message>
    <message>
        <source>There is no such document.</source>
        <translation>Dieses Dokument gibt es nicht.</translation>
    </message>
    <message>
        <source>The web server cannot be reached.</source>
        <translation>Der Webserver ist nicht zu erreichen.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::ImapClient</name>
    <message>
        <source>“%1” could not prove who it is, so the password was not sent. Nothing was read.</source>
        <translation>„%1“ konnte sich nicht ausweisen, deshalb wurde das Passwort nicht gesendet. Es wurde nichts gelesen.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::ImapSession</name>
    <message>
        <source>“%1” takes no user name and password for reading mail.</source>
        <translation>„%1“ nimmt zum Lesen von Mails keinen Benutzernamen mit Passwort an.</translation>
    </message>
    <message>
        <source>“%1” does not take a sign-in in the browser.</source>
        <translation>„%1“ nimmt keine Anmeldung im Browser an.</translation>
    </message>
    <message>
        <source>“%1” refused the user name or the password for reading mail. Your mailbox may have to allow IMAP in its own settings first. Sending is not touched by this.</source>
        <translation>„%1“ hat Benutzername oder Passwort zum Lesen von Mails abgelehnt. Vielleicht muss Ihr Postfach IMAP erst in seinen eigenen Einstellungen erlauben. Das Senden ist davon nicht betroffen.</translation>
    </message>
    <message>
        <source>What answered at “%1” is not a mailbox server, or not a healthy one. Nothing was changed; check server and port.</source>
        <translation>Was unter „%1“ geantwortet hat, ist kein Postfach-Server oder kein gesunder. Es wurde nichts verändert; prüfen Sie Server und Port.</translation>
    </message>
    <message>
        <source>No safe connection to “%1” could be made, so the password was not sent. Nothing was read.</source>
        <translation>Zu „%1“ war keine sichere Verbindung möglich, deshalb wurde das Passwort nicht gesendet. Es wurde nichts gelesen.</translation>
    </message>
    <message>
        <source>Your mailbox at “%1” cannot be reached just now. It will be tried again.</source>
        <translation>Ihr Postfach bei „%1“ ist gerade nicht erreichbar. Es wird wieder versucht.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::ImportFormat</name>
    <message>
        <source>This is a workbook of an old kind, or one that is locked with a password. Open it in your spreadsheet program, choose “Save as”, then “Excel workbook (.xlsx)” or “CSV”, without a password, and import that file.</source>
        <translation>Das ist eine Arbeitsmappe alter Art oder eine, die mit einem Passwort gesperrt ist. Öffnen Sie sie in Ihrem Tabellenprogramm, wählen Sie „Speichern unter“, dann „Excel-Arbeitsmappe (.xlsx)“ oder „CSV“, ohne Passwort, und importieren Sie diese Datei.</translation>
    </message>
    <message>
        <source>This is a PDF, which cannot be imported. Export the list as Excel or CSV instead.</source>
        <translation>Das ist ein PDF, das sich nicht importieren lässt. Exportieren Sie die Liste stattdessen als Excel oder CSV.</translation>
    </message>
    <message>
        <source>This is a letter, not a list. Export the list as Excel or CSV instead.</source>
        <translation>Das ist ein Brief, keine Liste. Exportieren Sie die Liste stattdessen als Excel oder CSV.</translation>
    </message>
    <message>
        <source>This is a web page, even if it is called a workbook. Open it in your spreadsheet program, choose “Save as”, then “Excel workbook (.xlsx)”, and import that file.</source>
        <translation>Das ist eine Webseite, auch wenn sie sich Arbeitsmappe nennt. Öffnen Sie sie in Ihrem Tabellenprogramm, wählen Sie „Speichern unter“, dann „Excel-Arbeitsmappe (.xlsx)“, und importieren Sie diese Datei.</translation>
    </message>
    <message>
        <source>This file is no text. Export the list as Excel or CSV and import that file.</source>
        <translation>Diese Datei ist kein Text. Exportieren Sie die Liste als Excel oder CSV und importieren Sie diese Datei.</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>Diese Datei ist leer.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::ImportHistoryRepository</name>
    <message>
        <source>There is no import that could be undone.</source>
        <translation>Es gibt keinen Import, der sich zurücknehmen ließe.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::ImportPreview</name>
    <message>
        <source>This file is empty.</source>
        <translation>Diese Datei ist leer.</translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation>Spalte %1</translation>
    </message>
    <message>
        <source>This sheet is empty.</source>
        <translation>Dieses Blatt ist leer.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::ImportRowReader</name>
    <message>
        <source>This is a line of sums, not a guest.</source>
        <translation>Das ist eine Summenzeile, kein Gast.</translation>
    </message>
    <message>
        <source>The name is longer than %1 characters.</source>
        <translation>Der Name ist länger als %1 Zeichen.</translation>
    </message>
    <message>
        <source>The phone number is longer than %1 characters.</source>
        <translation>Die Telefonnummer ist länger als %1 Zeichen.</translation>
    </message>
    <message>
        <source>The note is longer than %L1 characters.</source>
        <translation>Die Notiz ist länger als %L1 Zeichen.</translation>
    </message>
    <message>
        <source>The tag “%1…” is longer than %2 characters.</source>
        <translation>Das Stichwort „%1…“ ist länger als %2 Zeichen.</translation>
    </message>
    <message>
        <source>A quotation mark is opened in this line and never closed.</source>
        <translation>In dieser Zeile beginnt ein Anführungszeichen, das nie endet.</translation>
    </message>
    <message>
        <source>This line is too long to be a row.</source>
        <translation>Diese Zeile ist zu lang, um ein Eintrag zu sein.</translation>
    </message>
    <message>
        <source>The row has %1 columns, the header %2: a separator stands inside a text without quotation marks.</source>
        <translation>Die Zeile hat %1 Spalten, die Kopfzeile %2: In einem Text ohne Anführungszeichen steht ein Trennzeichen.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::InboxVisit</name>
    <message>
        <source>Your mailbox did not let us look into it. Nothing was changed; it will be tried again.</source>
        <translation>Ihr Postfach ließ sich nicht ansehen. Es wurde nichts verändert; es wird wieder versucht.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::KeychainSecretStore</name>
    <message>
        <source>The keychain is locked. Unlock it with the password of this computer and try again.</source>
        <translation>Der Schlüsselbund ist gesperrt. Entsperren Sie ihn mit dem Kennwort dieses Computers und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>This computer’s keychain cannot be reached, so passwords cannot be kept safely. They are asked for once in each session.</source>
        <translation>Der Schlüsselbund dieses Computers ist nicht zu erreichen, darum lassen sich Kennwörter nicht sicher aufbewahren. Sie werden in jeder Sitzung einmal erfragt.</translation>
    </message>
    <message>
        <source>The password is empty, or longer than keychains take.</source>
        <translation>Das Kennwort ist leer oder länger, als ein Schlüsselbund es annimmt.</translation>
    </message>
    <message>
        <source>The keychain did not keep the password.</source>
        <translation>Der Schlüsselbund hat das Kennwort nicht behalten.</translation>
    </message>
    <message>
        <source>The keychain still holds the password. Remove it there by hand.</source>
        <translation>Der Schlüsselbund enthält das Kennwort noch. Entfernen Sie es dort von Hand.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::MailDomain</name>
    <message>
        <source>machines have opened mails of this domain before, so only a press on the page counts</source>
        <translation>bei dieser Mailadresse haben schon Maschinen Mails geöffnet, deshalb zählt nur ein Klick auf der Seite</translation>
    </message>
    <message>
        <source>the guest’s mail passes a filter of %1, which opens links by itself, so only a press on the page counts</source>
        <translation>die Mail des Gastes geht durch einen Filter von %1, der Links von selbst öffnet, deshalb zählt nur ein Klick auf der Seite</translation>
    </message>
</context>
<context>
    <name>inglenook::core::MailMessage</name>
    <message>
        <source>A sender is written like: The Old Ferry Inn &lt;hello@inn.example&gt;</source>
        <translation>Ein Absender schreibt sich so: Gasthof zur Fähre &lt;hallo@gasthof.example&gt;</translation>
    </message>
    <message>
        <source>The sender’s name must be one line.</source>
        <translation>Der Name des Absenders muss eine einzige Zeile sein.</translation>
    </message>
    <message>
        <source>A subject or a name has a line break in it, so the mail was not made.</source>
        <translation>Ein Betreff oder ein Name enthält einen Zeilenumbruch, darum entstand keine Mail.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::MailboxPoll</name>
    <message>
        <source>The keys of the relay’s mailbox are not to be had from the keychain, so no answers can be fetched. The relay keeps them. %1</source>
        <translation>Der Schlüsselbund gibt die Schlüssel für das Postfach am Relais nicht her, darum lassen sich keine Antworten holen. Das Relais bewahrt sie auf. %1</translation>
    </message>
    <message>
        <source>The relay gives the same answers again and again. Nothing here has changed.</source>
        <translation>Das Relais gibt immer wieder dieselben Antworten. Hier hat sich nichts geändert.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::MailingRepository</name>
    <message>
        <source>This mailing does not exist any more.</source>
        <translation>Diese Aussendung gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>This mailing has been started, so it stays in the outbox.</source>
        <translation>Diese Aussendung hat schon begonnen und bleibt deshalb im Ausgang.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::MergeText</name>
    <message>
        <source>“{%1}” is not known. There are {first_name}, {last_name} and {business}.</source>
        <translation>„{%1}“ ist nicht bekannt. Es gibt {first_name}, {last_name} und {business}.</translation>
    </message>
    <message>
        <source>A bracket stands alone at “%1”: a field is written like {first_name}.</source>
        <translation>Bei „%1“ steht eine Klammer allein: Ein Feld wird wie {first_name} geschrieben.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::Migrator</name>
    <message>
        <source>These data were written by a newer Inglenook. Nothing was changed: please update.</source>
        <translation>Diese Daten hat ein neueres Inglenook geschrieben. Nichts wurde geändert: Bitte aktualisieren Sie.</translation>
    </message>
    <message>
        <source>The backup before the update could not be written, so nothing was changed. Make room in the data folder and start again.</source>
        <translation>Die Sicherung vor der Aktualisierung ließ sich nicht schreiben, darum wurde nichts geändert. Schaffen Sie Platz im Datenordner und starten Sie noch einmal.</translation>
    </message>
    <message>
        <source>A part of the program is missing. Please install it again.</source>
        <translation>Ein Teil des Programms fehlt. Bitte installieren Sie es neu.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::OAuthClient</name>
    <message>
        <source>%1’s sign-in does not answer just now. Nothing is lost; it will be tried again.</source>
        <translation>Die Anmeldung von %1 antwortet gerade nicht. Verloren ist nichts; es wird wieder versucht.</translation>
    </message>
    <message>
        <source>%1 does not know this Inglenook: its client id is wrong or has been withdrawn.</source>
        <translation>%1 kennt dieses Inglenook nicht: Seine Client-ID ist falsch oder wurde zurückgezogen.</translation>
    </message>
    <message>
        <source>%1 no longer lets Inglenook send for you. Sign in again in the browser; what waits in the outbox stays there and goes on.</source>
        <translation>%1 lässt Inglenook nicht mehr für Sie senden. Melden Sie sich im Browser neu an; was im Postausgang wartet, bleibt dort und geht danach weiter.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::OAuthSignIn</name>
    <message>
        <source>Nobody signed in within five minutes. Nothing has changed; try again.</source>
        <translation>Innerhalb von fünf Minuten hat sich niemand angemeldet. Geändert hat sich nichts; versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>This computer lets no answer from the browser in. Nothing has changed.</source>
        <translation>Dieser Computer lässt keine Antwort des Browsers herein. Geändert hat sich nichts.</translation>
    </message>
    <message>
        <source>This is not the answer of a sign-in.</source>
        <translation>Das ist nicht die Antwort einer Anmeldung.</translation>
    </message>
    <message>
        <source>There is nothing here.</source>
        <translation>Hier ist nichts.</translation>
    </message>
    <message>
        <source>This answer belongs to no sign-in of Inglenook’s.</source>
        <translation>Diese Antwort gehört zu keiner Anmeldung von Inglenook.</translation>
    </message>
    <message>
        <source>Thank you. You can close this page and go back to Inglenook.</source>
        <translation>Danke. Sie können diese Seite schließen und zu Inglenook zurückkehren.</translation>
    </message>
    <message>
        <source>The sign-in was not allowed. You can close this page; nothing has changed.</source>
        <translation>Die Anmeldung wurde nicht erlaubt. Sie können diese Seite schließen; geändert hat sich nichts.</translation>
    </message>
    <message>
        <source>%1 did not allow it, or you declined. Nothing has changed.</source>
        <translation>%1 hat es nicht erlaubt, oder Sie haben abgelehnt. Geändert hat sich nichts.</translation>
    </message>
    <message>
        <source>%1 lets Inglenook in only for an hour, so nothing was kept. Sign in again and allow lasting access.</source>
        <translation>%1 lässt Inglenook nur für eine Stunde ein, darum wurde nichts aufbewahrt. Melden Sie sich noch einmal an und erlauben Sie dauerhaften Zugriff.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::OptOutRepository</name>
    <message>
        <source>This computer gives no random numbers.</source>
        <translation>Dieser Computer liefert keine Zufallszahlen.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::Outbox</name>
    <message>
        <source>This mailing does not exist any more.</source>
        <translation>Diese Aussendung gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>This mailing has finished already.</source>
        <translation>Diese Aussendung ist schon fertig.</translation>
    </message>
    <message>
        <source>Set up your mail account first: mails leave through it.</source>
        <translation>Richten Sie zuerst Ihr Mailkonto ein: Die Mails gehen darüber hinaus.</translation>
    </message>
    <message>
        <source>Connect to a relay first: it takes the clicks of your guests.</source>
        <translation>Verbinden Sie sich zuerst mit einem Relais: Es nimmt die Klicks Ihrer Gäste entgegen.</translation>
    </message>
    <message>
        <source>This mailing is not being sent at the moment.</source>
        <translation>Diese Aussendung läuft gerade nicht.</translation>
    </message>
    <message>
        <source>Ended before everything was sent.</source>
        <translation>Beendet, bevor alles gesendet war.</translation>
    </message>
    <message>
        <source>This invitation does not exist any more.</source>
        <translation>Diese Einladung gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>This mailing is just being ended. Try again in a moment.</source>
        <translation>Diese Aussendung wird gerade beendet. Versuchen Sie es gleich noch einmal.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::OwnFieldRepository</name>
    <message>
        <source>Give each field a name.</source>
        <translation>Geben Sie jedem Feld einen Namen.</translation>
    </message>
    <message>
        <source>The name “%1…” is longer than %2 characters.</source>
        <translation>Der Name „%1…“ ist länger als %2 Zeichen.</translation>
    </message>
    <message>
        <source>There can be %1 fields of your own at most.</source>
        <translation>Es kann höchstens %1 eigene Felder geben.</translation>
    </message>
    <message>
        <source>Two fields cannot both be named “%1”.</source>
        <translation>Zwei Felder können nicht beide „%1“ heißen.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::PreSend</name>
    <message>
        <source>Does not want any more mails.</source>
        <translation>Möchte keine Mails mehr.</translation>
    </message>
    <message>
        <source>The address does not exist any more: an earlier mail was refused.</source>
        <translation>Die Adresse gibt es nicht mehr: Eine frühere Mail wurde abgelehnt.</translation>
    </message>
    <message>
        <source>Has not agreed to be asked, which your country’s rules require.</source>
        <translation>Hat nicht zugestimmt, gefragt zu werden; die Regeln Ihres Landes verlangen das.</translation>
    </message>
    <message>
        <source>Was asked lately, and nobody should be asked too often.</source>
        <translation>Wurde kürzlich gefragt, und niemand soll zu oft gefragt werden.</translation>
    </message>
    <message>
        <source>Is waiting in another mailing already.</source>
        <translation>Wartet schon in einer anderen Aussendung.</translation>
    </message>
    <message>
        <source>This survey does not exist any more.</source>
        <translation>Diese Umfrage gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Nobody is in this audience, so there is nothing to send.</source>
        <translation>Diese Empfänger umfassen niemanden, darum gibt es nichts zu senden.</translation>
    </message>
    <message>
        <source>This mailing does not exist any more.</source>
        <translation>Diese Aussendung gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>The mailing was not made. Nothing was changed.</source>
        <translation>Die Aussendung wurde nicht angelegt. Nichts wurde verändert.</translation>
    </message>
    <message>
        <source>The address was lent by a booking site and has run out.</source>
        <translation>Die Adresse war von einem Buchungsportal geliehen und ist abgelaufen.</translation>
    </message>
    <message>
        <source>Is left out: staff, an agency or your own house.</source>
        <translation>Wird ausgelassen: Personal, eine Agentur oder das eigene Haus.</translation>
    </message>
    <message>
        <source>Has an open follow-up: put it right before you ask again.</source>
        <translation>Hat einen offenen Fall: Bringen Sie ihn in Ordnung, bevor Sie wieder fragen.</translation>
    </message>
    <message>
        <source>The visit was moved or called off.</source>
        <translation>Der Besuch wurde verschoben oder abgesagt.</translation>
    </message>
    <message>
        <source>The survey is not written in the guest’s language.</source>
        <translation>Die Umfrage gibt es nicht in der Sprache des Gastes.</translation>
    </message>
    <message>
        <source>Nothing can change that but the guest.</source>
        <translation>Das kann nur der Gast selbst ändern.</translation>
    </message>
    <message>
        <source>Correct the address on the contact’s page.</source>
        <translation>Berichtigen Sie die Adresse auf der Seite des Kontakts.</translation>
    </message>
    <message>
        <source>Ask guests for their own address at the desk.</source>
        <translation>Fragen Sie Gäste am Empfang nach ihrer eigenen Adresse.</translation>
    </message>
    <message>
        <source>Say on the contact’s page why you may write.</source>
        <translation>Sagen Sie auf der Seite des Kontakts, warum Sie schreiben dürfen.</translation>
    </message>
    <message>
        <source>Settings say who is left out.</source>
        <translation>Wer ausgelassen wird, steht in den Einstellungen.</translation>
    </message>
    <message>
        <source>It is on the Follow-ups page.</source>
        <translation>Er steht auf der Seite „Nachfassen“.</translation>
    </message>
    <message>
        <source>Settings say how long the pause is.</source>
        <translation>Wie lang die Pause ist, steht in den Einstellungen.</translation>
    </message>
    <message>
        <source>That mail goes out instead.</source>
        <translation>Statt dieser geht jene Mail hinaus.</translation>
    </message>
    <message>
        <source>The mail moves with the visit.</source>
        <translation>Die Mail zieht mit dem Besuch um.</translation>
    </message>
    <message>
        <source>Add the language to the survey.</source>
        <translation>Fügen Sie der Umfrage diese Sprache hinzu.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::RelayAccount</name>
    <message>
        <source>There is no relay whose key could be renewed, or its keys are out of reach.</source>
        <translation>Es gibt kein Relais, dessen Schlüssel erneuert werden könnte, oder seine Schlüssel sind nicht zu haben.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::RelayClient</name>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::RelayKeys</name>
    <message>
        <source>The relay’s keys in the keychain cannot be read. Nothing is lost here: connect to the relay again in Settings.</source>
        <translation>Die Schlüssel für das Relais im Schlüsselbund lassen sich nicht lesen. Hier ist nichts verloren: Verbinden Sie sich in den Einstellungen neu mit dem Relais.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::Report</name>
    <message>
        <source>This survey is not there any more.</source>
        <translation>Diese Umfrage gibt es nicht mehr.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::RetentionRepository</name>
    <message>
        <source>Clicks may stay for 30 to 400 days, words for 1 to 120 months, and who was mailed for 13 to 60 months.</source>
        <translation>Klicks dürfen 30 bis 400 Tage bleiben, Worte 1 bis 120 Monate, und wer angeschrieben wurde 13 bis 60 Monate.</translation>
    </message>
    <message>
        <source>Forgetting was stopped; it goes on tomorrow.</source>
        <translation>Das Vergessen wurde angehalten; morgen geht es weiter.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::ReturnBooks</name>
    <message>
        <source>This is not there any more.</source>
        <translation>Das ist nicht mehr da.</translation>
    </message>
    <message>
        <source>There is nothing to decide about this one.</source>
        <translation>Hier gibt es nichts zu entscheiden.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::ReturnKind</name>
    <message>
        <source>This address does not exist any more.</source>
        <translation>Diese Adresse gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>It could not be delivered for now: a full mailbox, or a mail server out of reach.</source>
        <translation>Sie konnte vorerst nicht zugestellt werden: ein volles Postfach oder ein Mailserver, der nicht erreichbar ist.</translation>
    </message>
    <message>
        <source>The guest’s mail server would not take it. The address itself may be fine.</source>
        <translation>Der Mailserver des Gastes wollte sie nicht annehmen. Die Adresse selbst kann in Ordnung sein.</translation>
    </message>
    <message>
        <source>The guest marked it as spam, and is not mailed any more.</source>
        <translation>Der Gast hat sie als Spam gemeldet und wird nicht mehr angeschrieben.</translation>
    </message>
    <message>
        <source>The guest wrote that no more mail is wanted, and gets none.</source>
        <translation>Der Gast hat geschrieben, dass er keine Mails mehr möchte, und bekommt keine.</translation>
    </message>
    <message>
        <source>An automatic answer came: it arrived.</source>
        <translation>Eine automatische Antwort kam: Sie ist angekommen.</translation>
    </message>
    <message>
        <source>The guest answered by mail: the words are in your inbox.</source>
        <translation>Der Gast hat per Mail geantwortet: Seine Worte stehen in Ihrem Posteingang.</translation>
    </message>
    <message>
        <source>Something came back that does not quite fit. Nothing was done about it.</source>
        <translation>Es kam etwas zurück, das nicht ganz passt. Es wurde nichts daraus gemacht.</translation>
    </message>
    <message>
        <source>The mail server is still trying to deliver it.</source>
        <translation>Der Mailserver versucht noch, sie zuzustellen.</translation>
    </message>
    <message>
        <source>The guest’s mail server says that it arrived.</source>
        <translation>Der Mailserver des Gastes sagt, dass sie angekommen ist.</translation>
    </message>
    <message>
        <source>You have said that it means nothing.</source>
        <translation>Sie haben gesagt, dass es nichts bedeutet.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::Rule</name>
    <message>
        <source>Choose the survey that goes out.</source>
        <translation>Wählen Sie die Umfrage, die hinausgeht.</translation>
    </message>
    <message>
        <source>A survey goes out 0 to %1 days after the visit.</source>
        <translation>Eine Umfrage geht 0 bis %1 Tage nach dem Besuch hinaus.</translation>
    </message>
    <message>
        <source>Say at what time the mail leaves.</source>
        <translation>Sagen Sie, um welche Zeit die Mail hinausgeht.</translation>
    </message>
    <message>
        <source>A reminder goes out at most %1 days later.</source>
        <translation>Eine Erinnerung geht höchstens %1 Tage später hinaus.</translation>
    </message>
    <message>
        <source>The longest time back must be more than the days after the visit, and at most %1 days.</source>
        <translation>Die längste Zeit zurück muss größer sein als die Tage nach dem Besuch und höchstens %1 Tage.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::RuleRepository</name>
    <message>
        <source>This rule is not there any more.</source>
        <translation>Diese Regel gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>This survey does not exist any more.</source>
        <translation>Diese Umfrage gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>This visit has been asked about already.</source>
        <translation>Zu diesem Besuch wurde schon gefragt.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::RunGuard</name>
    <message>
        <source>The mail server took three mails in a row without saying so. They were probably sent. Please look into the account’s Sent folder before going on.</source>
        <translation>Der Mailserver nahm drei Mails hintereinander an, ohne es zu bestätigen. Sie wurden wahrscheinlich gesendet. Bitte sehen Sie in den Gesendet-Ordner des Kontos, bevor Sie weitermachen.</translation>
    </message>
    <message>
        <source>Stopped: ten addresses in a row were refused. Please look through the list before going on, so that your mail account keeps its good name.</source>
        <translation>Angehalten: Zehn Adressen hintereinander wurden abgelehnt. Bitte sehen Sie die Liste durch, bevor Sie weitermachen, damit Ihr Mailkonto seinen guten Ruf behält.</translation>
    </message>
    <message>
        <source>Stopped: more than 5 of the last 100 addresses were refused. Please look through the list before going on, so that your mail account keeps its good name.</source>
        <translation>Angehalten: Mehr als 5 der letzten 100 Adressen wurden abgelehnt. Bitte sehen Sie die Liste durch, bevor Sie weitermachen, damit Ihr Mailkonto seinen guten Ruf behält.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::SealedFile</name>
    <message>
        <source>The backup could not be written or read. Make room, or choose another folder.</source>
        <translation>Die Sicherung konnte nicht geschrieben oder gelesen werden. Schaffen Sie Platz oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The password is not the right one, or the file is damaged.</source>
        <translation>Das Passwort ist nicht das richtige, oder die Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>This is no backup of Inglenook.</source>
        <translation>Das ist keine Sicherung von Inglenook.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::SealedFileSecretStore</name>
    <message>
        <source>The file with the passwords cannot be read. Set the mail account and the relay up again.</source>
        <translation>Die Datei mit den Kennwörtern lässt sich nicht lesen. Richten Sie Mailkonto und Relais neu ein.</translation>
    </message>
    <message>
        <source>This is not the password with which the secrets were sealed.</source>
        <translation>Das ist nicht das Kennwort, mit dem die Geheimnisse versiegelt wurden.</translation>
    </message>
    <message>
        <source>The password could not be kept: the data folder cannot be written to.</source>
        <translation>Das Kennwort ließ sich nicht aufbewahren: In den Datenordner lässt sich nicht schreiben.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::SecretStore</name>
    <message>
        <source>The password or key is not on this computer any more.</source>
        <translation>Das Kennwort oder der Schlüssel ist nicht mehr auf diesem Computer.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::SendLedger</name>
    <message>
        <source>This invitation is not in a state that allows this.</source>
        <translation>Der Stand dieser Einladung lässt das nicht zu.</translation>
    </message>
    <message>
        <source>Inglenook was stopped while the mail server was taking this mail. It was probably sent.</source>
        <translation>Inglenook wurde beendet, während der Mailserver diese Mail annahm. Sie wurde wahrscheinlich gesendet.</translation>
    </message>
    <message>
        <source>The guest’s mail server kept saying “later” for three days. This mail was not sent.</source>
        <translation>Der Mailserver des Gastes sagte drei Tage lang „später“. Diese Mail wurde nicht gesendet.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::SendQueue</name>
    <message>
        <source>The survey of this mailing does not exist any more.</source>
        <translation>Die Umfrage dieser Aussendung gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>This contact was removed.</source>
        <translation>Dieser Kontakt wurde entfernt.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::SendRun</name>
    <message>
        <source>%1 Inglenook tries again by itself at %2.</source>
        <translation>%1 Inglenook versucht es um %2 von selbst noch einmal.</translation>
    </message>
    <message>
        <source>Your mail server has asked three times within a day to slow down, so Inglenook has stopped. Nothing is lost. Go on tomorrow, or ask your provider how much you may send.</source>
        <translation>Ihr Mailserver hat innerhalb eines Tages dreimal gebeten, langsamer zu senden, deshalb hat Inglenook angehalten. Nichts ist verloren. Machen Sie morgen weiter, oder fragen Sie Ihren Anbieter, wie viel Sie senden dürfen.</translation>
    </message>
    <message>
        <source>Your mail server asks to slow down: from now on mails leave at half the pace.</source>
        <translation>Ihr Mailserver bittet, langsamer zu senden: Ab jetzt gehen Mails halb so schnell hinaus.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::SendTrail</name>
    <message>
        <source>This invitation does not exist any more.</source>
        <translation>Diese Einladung gibt es nicht mehr.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::SendTroubles</name>
    <message>
        <source>No mail account is set up yet, so nothing can be sent. Everything waits safely in the outbox.</source>
        <translation>Noch ist kein Mailkonto eingerichtet, darum lässt sich nichts senden. Alles wartet sicher im Ausgang.</translation>
    </message>
    <message>
        <source>The relay is not set up or its keys cannot be read, so there are no links to put into the mails. Everything waits safely in the outbox.</source>
        <translation>Das Relais ist nicht eingerichtet, oder seine Schlüssel lassen sich nicht lesen, darum gibt es keine Links für die Mails. Alles wartet sicher im Ausgang.</translation>
    </message>
    <message>
        <source>Inglenook needs the password of your mail account to go on. Everything waits safely in the outbox.</source>
        <translation>Inglenook braucht das Kennwort Ihres Mailkontos, um weiterzumachen. Alles wartet sicher im Ausgang.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::SenderStanding</name>
    <message>
        <source>The name system does not answer just now, so nothing is known about it.</source>
        <translation>Das Namenssystem antwortet gerade nicht, darum ist darüber nichts bekannt.</translation>
    </message>
    <message>
        <source>Nothing says which servers may send for your domain, so mails may land among the spam. Ask your mail provider for its SPF record.</source>
        <translation>Nirgends steht, welche Server für Ihre Domain senden dürfen; Mails können darum im Spam landen. Fragen Sie Ihren Mailanbieter nach seinem SPF-Eintrag.</translation>
    </message>
    <message>
        <source>Nothing says which servers may send for your domain, so mails may land among the spam. Whoever looks after the domain can add this TXT record: %1</source>
        <translation>Nirgends steht, welche Server für Ihre Domain senden dürfen; Mails können darum im Spam landen. Wer sich um die Domain kümmert, kann diesen TXT-Eintrag hinzufügen: %1</translation>
    </message>
    <message>
        <source>There are two SPF records, and then neither counts. Leave one.</source>
        <translation>Es gibt zwei SPF-Einträge, und dann zählt keiner. Lassen Sie einen stehen.</translation>
    </message>
    <message>
        <source>It allows everybody to send for your domain. It should end in “~all”.</source>
        <translation>Er erlaubt jedem, für Ihre Domain zu senden. Er sollte mit „~all“ enden.</translation>
    </message>
    <message>
        <source>It does not name %1, through which your mails go. Add “include:%2” to it.</source>
        <translation>Er nennt %1 nicht, über den Ihre Mails gehen. Fügen Sie „include:%2“ hinzu.</translation>
    </message>
    <message>
        <source>Your domain says which servers may send for it.</source>
        <translation>Ihre Domain sagt, welche Server für sie senden dürfen.</translation>
    </message>
    <message>
        <source>%1 may send for your domain.</source>
        <translation>%1 darf für Ihre Domain senden.</translation>
    </message>
    <message>
        <source>A key for signatures is published under the name “%1”. Whether your mails are signed with it stands in the header of the test mail.</source>
        <translation>Ein Schlüssel für Unterschriften steht unter dem Namen „%1“. Ob Ihre Mails damit unterschrieben werden, steht im Kopf der Testmail.</translation>
    </message>
    <message>
        <source>No key for signatures stands under a usual name. Your provider may use another: look for “dkim=pass” in the header of the test mail, and if it is not there, switch DKIM on at your provider.</source>
        <translation>Unter keinem üblichen Namen steht ein Schlüssel für Unterschriften. Ihr Anbieter benutzt vielleicht einen anderen: Suchen Sie im Kopf der Testmail nach „dkim=pass“, und wenn es dort fehlt, schalten Sie DKIM bei Ihrem Anbieter ein.</translation>
    </message>
    <message>
        <source>Your domain does not say what becomes of forged mails; large providers want that. Whoever looks after the domain can add the TXT record “v=DMARC1; p=none” under _dmarc.%1.</source>
        <translation>Ihre Domain sagt nicht, was mit gefälschten Mails geschehen soll; große Anbieter wollen das. Wer sich um die Domain kümmert, kann unter _dmarc.%1 den TXT-Eintrag „v=DMARC1; p=none“ hinzufügen.</translation>
    </message>
    <message>
        <source>Others are asked to hold back mails that are forged in your name.</source>
        <translation>Andere werden gebeten, in Ihrem Namen gefälschte Mails zurückzuhalten.</translation>
    </message>
    <message>
        <source>There is one, as large providers want it. It does not yet ask anybody to hold back forged mails.</source>
        <translation>Es gibt einen, wie große Anbieter es wollen. Gefälschte Mails zurückzuhalten, verlangt er noch von niemandem.</translation>
    </message>
    <message>
        <source>There is one, but it cannot be understood.</source>
        <translation>Es gibt einen, aber er ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>%1 looks after this itself.</source>
        <translation>Darum kümmert sich %1 selbst.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::ServerCertificate</name>
    <message>
        <source>Its time is over.</source>
        <translation>Seine Zeit ist abgelaufen.</translation>
    </message>
    <message>
        <source>Its time has not begun. Is this computer’s date right?</source>
        <translation>Seine Zeit hat noch nicht begonnen. Stimmt das Datum dieses Computers?</translation>
    </message>
    <message>
        <source>It has been taken back.</source>
        <translation>Es wurde zurückgezogen.</translation>
    </message>
    <message>
        <source>Nobody known vouches for it.</source>
        <translation>Niemand Bekanntes bürgt dafür.</translation>
    </message>
    <message>
        <source>It is for another name.</source>
        <translation>Es gilt für einen anderen Namen.</translation>
    </message>
    <message>
        <source>It cannot be relied on.</source>
        <translation>Darauf ist kein Verlass.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::SettingsRepository</name>
    <message>
        <source>The colour must look like #A8431B.</source>
        <translation>Die Farbe muss aussehen wie #A8431B.</translation>
    </message>
    <message>
        <source>This time zone is not known.</source>
        <translation>Diese Zeitzone ist nicht bekannt.</translation>
    </message>
    <message>
        <source>“%1” is not a web address. It should begin with https://.</source>
        <translation>„%1“ ist keine Webadresse. Sie sollte mit https:// beginnen.</translation>
    </message>
    <message>
        <source>The pause between two surveys is 1 to 365 days.</source>
        <translation>Die Pause zwischen zwei Umfragen beträgt 1 bis 365 Tage.</translation>
    </message>
    <message>
        <source>At least one day of the week must be open.</source>
        <translation>Mindestens ein Tag der Woche muss geöffnet sein.</translation>
    </message>
    <message>
        <source>“%1” is neither a mail address nor what stands behind the @ of one.</source>
        <translation>„%1“ ist weder eine Mailadresse noch das, was hinter dem @ steht.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::SmtpVerdict</name>
    <message>
        <source>Your provider wants an app password: make one in your mail account’s security settings and enter it here instead of your own.</source>
        <translation>Ihr Anbieter verlangt ein App-Kennwort: Erstellen Sie eines in den Sicherheitseinstellungen Ihres Mailkontos und geben Sie es hier statt Ihres eigenen ein.</translation>
    </message>
    <message>
        <source>Sending with a password is switched off for this account. Switch on “authenticated SMTP” at your provider, or ask who looks after it.</source>
        <translation>Das Senden mit Kennwort ist für dieses Konto abgeschaltet. Schalten Sie bei Ihrem Anbieter „authentifiziertes SMTP“ ein, oder fragen Sie, wer das Konto betreut.</translation>
    </message>
    <message>
        <source>Your provider takes no passwords any more; this account needs another way to sign in.</source>
        <translation>Ihr Anbieter nimmt keine Kennwörter mehr an; dieses Konto braucht eine andere Anmeldung.</translation>
    </message>
    <message>
        <source>The mail server cannot check passwords just now. Nothing was sent; it will be tried again.</source>
        <translation>Der Mailserver kann gerade keine Kennwörter prüfen. Nichts wurde gesendet; es wird wieder versucht.</translation>
    </message>
    <message>
        <source>The mail server refused the user name or the password. Nothing was sent.</source>
        <translation>Der Mailserver hat Benutzername oder Kennwort abgelehnt. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>This address does not exist any more.</source>
        <translation>Diese Adresse gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>The mail server will not take mail for this address.</source>
        <translation>Der Mailserver nimmt für diese Adresse keine Mail an.</translation>
    </message>
    <message>
        <source>Your mail provider stopped the sending: a limit or the standing of your account, not this guest.</source>
        <translation>Ihr Mailanbieter hat das Senden angehalten: wegen einer Grenze oder des Rufs Ihres Kontos, nicht wegen dieses Gastes.</translation>
    </message>
    <message>
        <source>The mail server asks to try again later.</source>
        <translation>Der Mailserver bittet, es später noch einmal zu versuchen.</translation>
    </message>
    <message>
        <source>The mail server will not send for your account.</source>
        <translation>Der Mailserver sendet nicht für Ihr Konto.</translation>
    </message>
    <message>
        <source>The mail server refused this mail.</source>
        <translation>Der Mailserver hat diese Mail abgelehnt.</translation>
    </message>
    <message>
        <source>The connection to the mail server broke before the mail was handed over. It will be tried again.</source>
        <translation>Die Verbindung zum Mailserver brach ab, bevor die Mail übergeben war. Es wird wieder versucht.</translation>
    </message>
    <message>
        <source>The mail was handed over, but the mail server’s “yes” never came. It was probably sent, so it is not sent again by itself.</source>
        <translation>Die Mail wurde übergeben, aber das „Ja“ des Mailservers kam nie. Sie wurde wahrscheinlich gesendet, darum wird sie nicht von selbst noch einmal gesendet.</translation>
    </message>
    <message>
        <source>No safe connection to the mail server could be made, so neither password nor mail was sent.</source>
        <translation>Es kam keine sichere Verbindung zum Mailserver zustande, darum wurde weder Kennwort noch Mail gesendet.</translation>
    </message>
    <message>
        <source>The mail server could not prove that it is “%1”, so neither password nor mail was sent.</source>
        <translation>Der Mailserver konnte nicht beweisen, dass er „%1“ ist, darum wurde weder Kennwort noch Mail gesendet.</translation>
    </message>
    <message>
        <source>The mail server “%1” cannot be reached. Nothing was sent; it will be tried again.</source>
        <translation>Der Mailserver „%1“ ist nicht zu erreichen. Nichts wurde gesendet; es wird wieder versucht.</translation>
    </message>
    <message>
        <source>This mail server takes no user name and password here. Check server and port.</source>
        <translation>Dieser Mailserver nimmt hier keinen Benutzernamen und kein Kennwort an. Prüfen Sie Server und Port.</translation>
    </message>
    <message>
        <source>Your mail server cannot write to addresses with letters beyond a to z before the “@”.</source>
        <translation>Ihr Mailserver kann nicht an Adressen schreiben, die vor dem „@“ andere Buchstaben als a bis z haben.</translation>
    </message>
    <message>
        <source>What answered is not a mail server, or not a healthy one. Nothing was sent; check server and port.</source>
        <translation>Was da antwortet, ist kein Mailserver oder kein gesunder. Nichts wurde gesendet; prüfen Sie Server und Port.</translation>
    </message>
    <message>
        <source>Your provider wants you to sign in to your mail account in the browser once, to be sure that it is you. Then try again here.</source>
        <translation>Ihr Anbieter möchte, dass Sie sich einmal im Browser an Ihrem Mailkonto anmelden, um sicher zu sein, dass Sie es sind. Versuchen Sie es danach hier noch einmal.</translation>
    </message>
    <message>
        <source>The mail server is busy and asks to come back later. Nothing was sent; it will be tried again.</source>
        <translation>Der Mailserver ist überlastet und bittet um einen späteren Versuch. Nichts wurde gesendet; es wird noch einmal versucht.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::StandingRules</name>
    <message>
        <source>Connect to a relay first: it takes the clicks of your guests.</source>
        <translation>Verbinden Sie zuerst ein Relais: Es nimmt die Klicks Ihrer Gäste entgegen.</translation>
    </message>
    <message>
        <source>Set up your mail account first: mails leave through it.</source>
        <translation>Richten Sie zuerst Ihr Mailkonto ein: Darüber gehen die Mails hinaus.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::SurveyDocument</name>
    <message>
        <source>no such field is known.</source>
        <translation>dieses Feld ist nicht bekannt.</translation>
    </message>
    <message>
        <source>a text is needed here.</source>
        <translation>hier ist ein Text nötig.</translation>
    </message>
    <message>
        <source>this must not be empty.</source>
        <translation>das darf nicht leer sein.</translation>
    </message>
    <message>
        <source>at most %1 characters.</source>
        <translation>höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>four words are needed: delighted, happy, not quite, unhappy.</source>
        <translation>vier Wörter sind nötig: begeistert, zufrieden, nicht ganz, unzufrieden.</translation>
    </message>
    <message>
        <source>an object is needed here.</source>
        <translation>hier ist ein Objekt nötig.</translation>
    </message>
    <message>
        <source>true or false is needed here.</source>
        <translation>hier ist true oder false nötig.</translation>
    </message>
    <message>
        <source>texts in at least one language are needed.</source>
        <translation>Texte in mindestens einer Sprache sind nötig.</translation>
    </message>
    <message>
        <source>at most %1 languages.</source>
        <translation>höchstens %1 Sprachen.</translation>
    </message>
    <message>
        <source>a language is two small letters, such as “en”.</source>
        <translation>eine Sprache besteht aus zwei kleinen Buchstaben, etwa „de“.</translation>
    </message>
    <message>
        <source>a whole number from 1 to %1 is needed here.</source>
        <translation>hier ist eine ganze Zahl von 1 bis %1 nötig.</translation>
    </message>
    <message>
        <source>the language for everybody else, one of those in “texts”, is needed here.</source>
        <translation>hier gehört die Sprache für alle anderen hin, eine von denen in „texts“.</translation>
    </message>
    <message>
        <source>this must be one line.</source>
        <translation>das muss eine einzige Zeile sein.</translation>
    </message>
    <message>
        <source>there is a character in it that nobody can see.</source>
        <translation>darin ist ein Zeichen, das niemand sehen kann.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::SurveyRepository</name>
    <message>
        <source>A stored survey cannot be read: the database file may be damaged.</source>
        <translation>Eine gespeicherte Umfrage lässt sich nicht lesen: Die Datenbankdatei ist vielleicht beschädigt.</translation>
    </message>
    <message>
        <source>This survey is not there any more.</source>
        <translation>Diese Umfrage gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>This survey has been sent, so it stays with its answers.</source>
        <translation>Diese Umfrage wurde gesendet, darum bleibt sie bei ihren Antworten.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::SystemDnsClient</name>
    <message>
        <source>The name system does not answer; this computer may be offline.</source>
        <translation>Das Namenssystem antwortet nicht; dieser Computer ist vielleicht offline.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::TimelineRepository</name>
    <message>
        <source>Delighted</source>
        <translation>Begeistert</translation>
    </message>
    <message>
        <source>Happy</source>
        <translation>Zufrieden</translation>
    </message>
    <message>
        <source>Not quite</source>
        <translation>Nicht ganz</translation>
    </message>
    <message>
        <source>Unhappy</source>
        <translation>Unzufrieden</translation>
    </message>
    <message>
        <source>Mail sent: %1</source>
        <translation>Mail verschickt: %1</translation>
    </message>
    <message>
        <source>Mail waits to be sent: %1</source>
        <translation>Mail wartet auf den Versand: %1</translation>
    </message>
    <message>
        <source>Mail will be tried again: %1</source>
        <translation>Mail wird noch einmal versucht: %1</translation>
    </message>
    <message>
        <source>Mail refused: %1</source>
        <translation>Mail abgelehnt: %1</translation>
    </message>
    <message>
        <source>Mail may have arrived: %1</source>
        <translation>Mail ist vielleicht angekommen: %1</translation>
    </message>
    <message>
        <source>Mail held back: %1</source>
        <translation>Mail zurückgehalten: %1</translation>
    </message>
    <message>
        <source>Mail not sent: %1</source>
        <translation>Mail nicht verschickt: %1</translation>
    </message>
    <message>
        <source>Follow-up opened</source>
        <translation>Nachfassen begonnen</translation>
    </message>
    <message>
        <source>Guest reached</source>
        <translation>Gast erreicht</translation>
    </message>
    <message>
        <source>Put right</source>
        <translation>In Ordnung gebracht</translation>
    </message>
    <message>
        <source>Won back</source>
        <translation>Zurückgewonnen</translation>
    </message>
    <message>
        <source>Follow-up closed</source>
        <translation>Nachfassen abgeschlossen</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>Visit called off</source>
        <translation>Besuch abgesagt</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Besuch</translation>
    </message>
    <message>
        <source>(before: %1)</source>
        <translation>(vorher: %1)</translation>
    </message>
    <message>
        <source>(does not count)</source>
        <translation>(zählt nicht)</translation>
    </message>
    <message>
        <source>Wants to be called</source>
        <translation>Möchte angerufen werden</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Added from %1</source>
        <translation>Hinzugefügt aus %1</translation>
    </message>
    <message>
        <source>Asked to get no more mail</source>
        <translation>Hat um keine weiteren Mails gebeten</translation>
    </message>
</context>
<context>
    <name>inglenook::core::VcardReader</name>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Other addresses</source>
        <translation>Weitere Adressen</translation>
    </message>
</context>
<context>
    <name>inglenook::core::VisitField</name>
    <message>
        <source>Arrival</source>
        <translation>Anreise</translation>
    </message>
    <message>
        <source>Departure or visit</source>
        <translation>Abreise oder Besuch</translation>
    </message>
    <message>
        <source>Room or table</source>
        <translation>Zimmer oder Tisch</translation>
    </message>
    <message>
        <source>Served by</source>
        <translation>Bedient von</translation>
    </message>
    <message>
        <source>Booking number</source>
        <translation>Buchungsnummer</translation>
    </message>
    <message>
        <source>How many people</source>
        <translation>Wie viele Personen</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Tags of the visit</source>
        <translation>Schlagworte des Besuchs</translation>
    </message>
    <message>
        <source>State of the booking</source>
        <translation>Stand der Buchung</translation>
    </message>
</context>
<context>
    <name>inglenook::core::VisitImporter</name>
    <message>
        <source>The import was stopped. Nothing was changed.</source>
        <translation>Der Import wurde angehalten. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>No contact has this address.</source>
        <translation>Kein Kontakt hat diese Adresse.</translation>
    </message>
    <message>
        <source>No visit with this booking number is there to call off.</source>
        <translation>Es gibt keinen Besuch mit dieser Buchungsnummer, der abgesagt werden könnte.</translation>
    </message>
    <message>
        <source>Say which column holds the day of the visit or departure.</source>
        <translation>Sagen Sie, in welcher Spalte der Tag des Besuchs oder der Abreise steht.</translation>
    </message>
    <message>
        <source>“%1” can be read with the day first or with the month first. Say which is meant.</source>
        <translation>„%1“ kann mit dem Tag oder mit dem Monat zuerst gelesen werden. Sagen Sie, was gemeint ist.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::VisitRepository</name>
    <message>
        <source>This visit is not there any more.</source>
        <translation>Diesen Besuch gibt es nicht mehr.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::VisitRowReader</name>
    <message>
        <source>“%1…” is longer than %2 characters.</source>
        <translation>„%1…“ ist länger als %2 Zeichen.</translation>
    </message>
    <message>
        <source>The tag “%1…” is longer than %2 characters.</source>
        <translation>Das Schlagwort „%1…“ ist länger als %2 Zeichen.</translation>
    </message>
    <message>
        <source>“%1” is no day, or does not fit the order of day and month in this file.</source>
        <translation>„%1“ ist kein Tag oder passt nicht zur Reihenfolge von Tag und Monat in dieser Datei.</translation>
    </message>
    <message>
        <source>The day of the departure or visit is missing.</source>
        <translation>Der Tag der Abreise oder des Besuchs fehlt.</translation>
    </message>
    <message>
        <source>The departure lies before the arrival.</source>
        <translation>Die Abreise liegt vor der Anreise.</translation>
    </message>
    <message>
        <source>“%1” is no number of people.</source>
        <translation>„%1“ ist keine Personenzahl.</translation>
    </message>
    <message>
        <source>“%1” is no amount.</source>
        <translation>„%1“ ist kein Betrag.</translation>
    </message>
</context>
<context>
    <name>inglenook::core::Workbook</name>
    <message>
        <source>This is a binary workbook. Open it in your spreadsheet program, choose “Save as”, then “Excel workbook (.xlsx)” or “CSV”, and import that file.</source>
        <translation>Das ist eine binäre Arbeitsmappe. Öffnen Sie sie in Ihrem Tabellenprogramm, wählen Sie „Speichern unter“, dann „Excel-Arbeitsmappe (.xlsx)“ oder „CSV“, und importieren Sie diese Datei.</translation>
    </message>
    <message>
        <source>This is an archive, but no Excel workbook. Open it in the program it comes from, choose “Save as”, then “Excel workbook (.xlsx)” or “CSV”, and import that file.</source>
        <translation>Das ist ein Archiv, aber keine Excel-Arbeitsmappe. Öffnen Sie es in dem Programm, aus dem es stammt, wählen Sie „Speichern unter“, dann „Excel-Arbeitsmappe (.xlsx)“ oder „CSV“, und importieren Sie diese Datei.</translation>
    </message>
    <message>
        <source>This workbook is damaged and cannot be read to its end. Nothing was changed. Open it in your spreadsheet program, save it again and import that file.</source>
        <translation>Diese Arbeitsmappe ist beschädigt und lässt sich nicht bis zum Ende lesen. Es wurde nichts geändert. Öffnen Sie sie in Ihrem Tabellenprogramm, speichern Sie sie noch einmal und importieren Sie diese Datei.</translation>
    </message>
</context>
<context>
    <name>inglenook::ui</name>
    <message>
        <source>yesterday %1</source>
        <translation>gestern %1</translation>
    </message>
    <message>
        <source>tomorrow %1</source>
        <translation>morgen %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n Min.</numerusform>
            <numerusform>%n Min.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n Std.</numerusform>
            <numerusform>%n Std.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>inglenook::ui::AboutSection</name>
    <message>
        <source>Sample data</source>
        <translation>Beispieldaten</translation>
    </message>
    <message>
        <source>Remove the sample data</source>
        <translation>Beispieldaten entfernen</translation>
    </message>
    <message>
        <source>An invented pub with its guests, mailings and answers. Removing it takes all of that and nothing of your own.</source>
        <translation>Ein erfundenes Gasthaus mit Gästen, Aussendungen und Antworten. Beim Entfernen geht all das und nichts Eigenes.</translation>
    </message>
    <message>
        <source>Inglenook</source>
        <translation>Inglenook</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Asks your guests how they felt, and tells you in time to put it right.</source>
        <translation>Fragt Ihre Gäste, wie es ihnen gefallen hat, und sagt es Ihnen früh genug, um es gutzumachen.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3: use it, read it, change it and pass it on. It comes without any warranty.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3: Sie dürfen sie nutzen, lesen, ändern und weitergeben. Sie kommt ohne jede Gewähr.</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>Ihre Daten</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>The sample data are gone. What is left is your own.</source>
        <translation>Die Beispieldaten sind weg. Was noch da ist, ist Ihr Eigenes.</translation>
    </message>
    <message>
        <source>Everything Inglenook knows is in this folder on this computer; passwords are in the keychain.</source>
        <translation>Alles, was Inglenook weiß, liegt in diesem Ordner auf diesem Computer; Passwörter sind im Schlüsselbund.</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::AccountSetup</name>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>As guests see it beside the address.</source>
        <translation>Wie Gäste ihn neben der Adresse sehen.</translation>
    </message>
    <message>
        <source>Mail address</source>
        <translation>Mailadresse</translation>
    </message>
    <message>
        <source>Mails leave as this address; answers come to it.</source>
        <translation>Von dieser Adresse gehen Mails ab, an sie kommen Antworten.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>It goes nowhere before you have seen the server and agreed. It is kept in this computer’s keychain.</source>
        <translation>Es geht nirgends hin, bevor Sie den Server gesehen und zugestimmt haben. Aufbewahrt wird es im Schlüsselbund dieses Computers.</translation>
    </message>
    <message>
        <source>Find my mail server</source>
        <translation>Meinen Mailserver finden</translation>
    </message>
    <message>
        <source>Type the server by hand</source>
        <translation>Server von Hand eintragen</translation>
    </message>
    <message>
        <source>Looking for the mail server of %1</source>
        <translation>Suche nach dem Mailserver von %1</translation>
    </message>
    <message>
        <source>%1 wants an app password here: one made for Inglenook alone, not the one you sign in with.</source>
        <translation>%1 will hier ein App-Passwort: eines, das nur für Inglenook gemacht ist, nicht das, mit dem Sie sich sonst anmelden.</translation>
    </message>
    <message>
        <source>Show me how</source>
        <translation>Zeig mir wie</translation>
    </message>
    <message>
        <source>%1 must be running on this computer. It shows the password that belongs here.</source>
        <translation>%1 muss auf diesem Computer laufen. Dort steht das Passwort, das hierher gehört.</translation>
    </message>
    <message>
        <source>%1 takes no passwords from other programs, only a sign-in in the browser.</source>
        <translation>%1 nimmt von anderen Programmen keine Passwörter, nur eine Anmeldung im Browser.</translation>
    </message>
    <message>
        <source>Type the password of this mail account.</source>
        <translation>Geben Sie das Passwort dieses Mailkontos ein.</translation>
    </message>
    <message>
        <source>Use an id of your own</source>
        <translation>Eigene ID verwenden</translation>
    </message>
    <message>
        <source>In Inglenook’s own list</source>
        <translation>In Inglenooks eigener Liste</translation>
    </message>
    <message>
        <source>Asking %1 itself</source>
        <translation>Frage bei %1 selbst</translation>
    </message>
    <message>
        <source>Asking Mozilla’s list</source>
        <translation>Frage bei Mozillas Liste</translation>
    </message>
    <message>
        <source>Trying the usual names at %1</source>
        <translation>Versuche die üblichen Namen bei %1</translation>
    </message>
    <message>
        <source>Your guests’ mails leave from your own mail account. Type its address, and Inglenook finds the server.</source>
        <translation>Die Mails an Ihre Gäste gehen von Ihrem eigenen Mailkonto aus. Tragen Sie dessen Adresse ein, und Inglenook findet den Server.</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::AnswersCard</name>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Which days</source>
        <translation>Welche Tage</translation>
    </message>
    <message>
        <source>No answers yet today. They appear here the moment a guest presses a face.</source>
        <translation>Heute noch keine Antworten. Sie erscheinen hier, sobald ein Gast ein Gesicht drückt.</translation>
    </message>
    <message>
        <source>No answers yesterday.</source>
        <translation>Gestern keine Antworten.</translation>
    </message>
    <message>
        <source>No answers in the last seven days.</source>
        <translation>Keine Antworten in den letzten sieben Tagen.</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::AnswersTableModel</name>
    <message>
        <source>Somebody who is erased</source>
        <translation>Jemand, der gelöscht ist</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Anruf</translation>
    </message>
    <message>
        <source>Asks for a call: %1 %2</source>
        <translation>Bittet um einen Anruf: %1 %2</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>Gesicht</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::AppPasswordGuide</name>
    <message>
        <source>Come back here and paste it into the password field. It is for Inglenook alone: you can take it back on the same page at any time, and your own password stays as it is.</source>
        <translation>Kommen Sie hierher zurück und fügen Sie es ins Passwortfeld ein. Es gilt nur für Inglenook: Auf derselben Seite können Sie es jederzeit zurücknehmen, und Ihr eigenes Passwort bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>App passwords exist only with 2-Step Verification. If it is off, switch it on in your Google Account under Security.</source>
        <translation>App-Passwörter gibt es nur mit der Bestätigung in zwei Schritten. Ist sie aus, schalten Sie sie in Ihrem Google-Konto unter „Sicherheit“ ein.</translation>
    </message>
    <message>
        <source>Open myaccount.google.com/apppasswords and sign in.</source>
        <translation>Öffnen Sie myaccount.google.com/apppasswords und melden Sie sich an.</translation>
    </message>
    <message>
        <source>Type “Inglenook” as the app’s name and press Create.</source>
        <translation>Tragen Sie „Inglenook“ als Namen der App ein und drücken Sie auf „Erstellen“.</translation>
    </message>
    <message>
        <source>Google shows 16 letters, once. Copy them; the blanks between them do not matter.</source>
        <translation>Google zeigt 16 Buchstaben, ein einziges Mal. Kopieren Sie sie; auf die Leerzeichen dazwischen kommt es nicht an.</translation>
    </message>
    <message>
        <source>Sign in to %1 in the browser and open Account Security.</source>
        <translation>Melden Sie sich im Browser bei %1 an und öffnen Sie die Kontosicherheit.</translation>
    </message>
    <message>
        <source>Under app password, press Generate, type “Inglenook” as the app’s name and go on.</source>
        <translation>Lassen Sie unter „App-Passwort“ eines erstellen, tragen Sie „Inglenook“ als Namen der App ein und gehen Sie weiter.</translation>
    </message>
    <message>
        <source>%1 shows 16 letters, once. Copy them.</source>
        <translation>%1 zeigt 16 Buchstaben, ein einziges Mal. Kopieren Sie sie.</translation>
    </message>
    <message>
        <source>App-specific passwords exist only with two-factor authentication, which most Apple Accounts have.</source>
        <translation>App-spezifische Passwörter gibt es nur mit der Zwei-Faktor-Authentifizierung, die die meisten Apple-Accounts haben.</translation>
    </message>
    <message>
        <source>Open account.apple.com, sign in, and go to Sign-In and Security, then App-Specific Passwords.</source>
        <translation>Öffnen Sie account.apple.com, melden Sie sich an und gehen Sie zu „Anmeldung und Sicherheit“, dann zu „App-spezifische Passwörter“.</translation>
    </message>
    <message>
        <source>Press the plus sign or Generate, type “Inglenook”, and press Create.</source>
        <translation>Drücken Sie auf das Pluszeichen oder auf „Erzeugen“, tragen Sie „Inglenook“ ein und drücken Sie auf „Erstellen“.</translation>
    </message>
    <message>
        <source>Apple shows the password, once. Copy it with its hyphens.</source>
        <translation>Apple zeigt das Passwort, ein einziges Mal. Kopieren Sie es mit seinen Bindestrichen.</translation>
    </message>
    <message>
        <source>Sign in to Fastmail in the browser and open Settings, then Privacy &amp; Security.</source>
        <translation>Melden Sie sich im Browser bei Fastmail an und öffnen Sie die Einstellungen, dann „Privacy &amp; Security“.</translation>
    </message>
    <message>
        <source>Go to app passwords, press New app password, choose a name of your own, “Inglenook”, and access to Mail.</source>
        <translation>Gehen Sie zu den App-Passwörtern, drücken Sie auf „New app password“ und wählen Sie den eigenen Namen „Inglenook“ und Zugriff auf „Mail“.</translation>
    </message>
    <message>
        <source>Press Generate password and copy what Fastmail shows.</source>
        <translation>Drücken Sie auf „Generate password“ und kopieren Sie, was Fastmail zeigt.</translation>
    </message>
    <message>
        <source>An app password for %1</source>
        <translation>Ein App-Passwort für %1</translation>
    </message>
    <message>
        <source>Mail account</source>
        <translation>Mailkonto</translation>
    </message>
    <message>
        <source>Open %1 in the browser</source>
        <translation>%1 im Browser öffnen</translation>
    </message>
    <message>
        <source>%1 may have moved things since this was written (%2). Its own help says the same in today’s words.</source>
        <translation>Vielleicht hat %1 seither etwas umgestellt (Stand %2). Die Hilfe des Anbieters sagt dasselbe in den Worten von heute.</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::AudienceField</name>
    <message>
        <source>All contacts</source>
        <translation>Alle Kontakte</translation>
    </message>
    <message>
        <source>Those with a tag</source>
        <translation>Die mit einem Stichwort</translation>
    </message>
    <message>
        <source>One guest</source>
        <translation>Ein einzelner Gast</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Stichwort</translation>
    </message>
    <message>
        <source>Mail address of the guest</source>
        <translation>Mailadresse des Gasts</translation>
    </message>
    <message>
        <source>Name or mail address</source>
        <translation>Name oder Mailadresse</translation>
    </message>
    <message>
        <source>All contacts (%1)</source>
        <translation>Alle Kontakte (%1)</translation>
    </message>
    <message>
        <source>No contact has a tag yet.</source>
        <translation>Noch kein Kontakt hat ein Stichwort.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::BackupSection</name>
    <message>
        <source>Back up now</source>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <source>Seal backups with a password</source>
        <translation>Sicherungen mit einem Passwort versiegeln</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Gemacht</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Restore this one</source>
        <translation>Diese zurückholen</translation>
    </message>
    <message>
        <source>Restore from a file</source>
        <translation>Aus einer Datei zurückholen</translation>
    </message>
    <message>
        <source>A second place</source>
        <translation>Ein zweiter Ort</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Folder for a second copy</source>
        <translation>Ordner für eine zweite Kopie</translation>
    </message>
    <message>
        <source>A stick, another disk, or a folder that is copied elsewhere: for the day this computer is gone.</source>
        <translation>Ein Stick, eine andere Festplatte oder ein Ordner, der anderswohin kopiert wird: für den Tag, an dem dieser Computer nicht mehr da ist.</translation>
    </message>
    <message>
        <source>This folder is not there.</source>
        <translation>Diesen Ordner gibt es nicht.</translation>
    </message>
    <message>
        <source>A password</source>
        <translation>Ein Passwort</translation>
    </message>
    <message>
        <source>Write it down and keep it safe: without it nobody can open these backups, we cannot either.</source>
        <translation>Schreiben Sie es auf und verwahren Sie es gut: Ohne es kann niemand diese Sicherungen öffnen, auch wir nicht.</translation>
    </message>
    <message>
        <source>At least %1 characters.</source>
        <translation>Mindestens %1 Zeichen.</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>Noch einmal dasselbe</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Die beiden sind nicht gleich.</translation>
    </message>
    <message>
        <source>with</source>
        <translation>mit</translation>
    </message>
    <message>
        <source>without</source>
        <translation>ohne</translation>
    </message>
    <message>
        <source>None yet. Inglenook makes one a day while it runs, opens it again and checks it.</source>
        <translation>Noch keine. Inglenook macht, solange es läuft, jeden Tag eine, öffnet sie wieder und prüft sie.</translation>
    </message>
    <message>
        <source>One a day, opened and checked after writing. Kept are %1 days and %2 weeks, in the folder “backups” beside your data.</source>
        <translation>Jeden Tag eine, nach dem Schreiben geöffnet und geprüft. Aufbewahrt werden %1 Tage und %2 Wochen, im Ordner „backups“ neben Ihren Daten.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Saved. The next backup is made that way.</source>
        <translation>Gespeichert. Die nächste Sicherung wird so gemacht.</translation>
    </message>
    <message>
        <source>Choose a folder for the second copy</source>
        <translation>Ordner für die zweite Kopie wählen</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>Sicherung wählen</translation>
    </message>
    <message>
        <source>Backups (*.sqlite *.sealed);;All files (*)</source>
        <translation>Sicherungen (*.sqlite *.sealed);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>Wird gesichert …</translation>
    </message>
    <message>
        <source>The backup is made, opened and checked.</source>
        <translation>Die Sicherung ist gemacht, geöffnet und geprüft.</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::BulkBar</name>
    <message>
        <source>Give tag</source>
        <translation>Stichwort geben</translation>
    </message>
    <message>
        <source>Take tag away</source>
        <translation>Stichwort nehmen</translation>
    </message>
    <message>
        <source>Tag for the selected contacts</source>
        <translation>Stichwort für die gewählten Kontakte</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Stichwort</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Als CSV speichern …</translation>
    </message>
    <message>
        <source>Make these two one</source>
        <translation>Diese beiden zusammenführen</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>Löschen …</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln gewählt</numerusform>
            <numerusform>%Ln gewählt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>inglenook::ui::BusinessSection</name>
    <message>
        <source>Count a face only when the guest presses it again on the page</source>
        <translation>Ein Gesicht erst zählen, wenn der Gast es auf der Seite noch einmal drückt</translation>
    </message>
    <message>
        <source>Your house</source>
        <translation>Ihr Haus</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Guests see it as the sender and on their page.</source>
        <translation>Gäste sehen ihn als Absender und auf ihrer Seite.</translation>
    </message>
    <message>
        <source>Guests must know who is asking.</source>
        <translation>Gäste müssen wissen, wer fragt.</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Decides whom its rules let you ask: where a survey counts as advertising, only guests who agreed.</source>
        <translation>Entscheidet, wen Sie nach seinen Regeln fragen dürfen: Wo eine Umfrage als Werbung gilt, nur Gäste, die zugestimmt haben.</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>In which your days begin and end.</source>
        <translation>In ihr beginnen und enden Ihre Tage.</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Postal address</source>
        <translation>Postanschrift</translation>
    </message>
    <message>
        <source>At the foot of each mail.</source>
        <translation>Am Fuß jeder Mail.</translation>
    </message>
    <message>
        <source>What guests see</source>
        <translation>Was Gäste sehen</translation>
    </message>
    <message>
        <source>Your colour</source>
        <translation>Ihre Farbe</translation>
    </message>
    <message>
        <source>For the buttons of mails and pages.</source>
        <translation>Für die Knöpfe in Mails und auf Seiten.</translation>
    </message>
    <message>
        <source>Review links</source>
        <translation>Bewertungslinks</translation>
    </message>
    <message>
        <source>On the page after the click, the same for every face, happy or not.</source>
        <translation>Auf der Seite nach dem Klick, für jedes Gesicht dieselben, ob zufrieden oder nicht.</translation>
    </message>
    <message>
        <source>Care with data and clicks</source>
        <translation>Sorgfalt mit Daten und Klicks</translation>
    </message>
    <message>
        <source>Privacy text</source>
        <translation>Datenschutztext</translation>
    </message>
    <message>
        <source>Behind the privacy link of each mail: who you are and what you do with answers.</source>
        <translation>Hinter dem Datenschutzlink jeder Mail: wer Sie sind und was Sie mit Antworten tun.</translation>
    </message>
    <message>
        <source>Some companies’ mail systems open every link by themselves. Inglenook sees through most of them; with this it asks every guest to press once more.</source>
        <translation>Die Mailsysteme mancher Firmen öffnen jeden Link von selbst. Inglenook durchschaut die meisten; hiermit bittet es jeden Gast, noch einmal zu drücken.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>Saved. The page your guests see could not be changed yet: %1 It is tried again before the next mailing.</source>
        <translation>Gespeichert. Die Seite, die Ihre Gäste sehen, konnte noch nicht geändert werden: %1 Vor der nächsten Aussendung wird es wieder versucht.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::CertificatePage</name>
    <message>
        <source>Is this your own server?</source>
        <translation>Ist das Ihr eigener Server?</translation>
    </message>
    <message>
        <source>Mail account</source>
        <translation>Mailkonto</translation>
    </message>
    <message>
        <source>Trust this certificate</source>
        <translation>Diesem Zertifikat trauen</translation>
    </message>
    <message>
        <source>What “%1” showed</source>
        <translation>Was „%1“ gezeigt hat</translation>
    </message>
    <message>
        <source>%1 Neither your password nor a mail has been sent to it.</source>
        <translation>%1 Weder Ihr Passwort noch eine Mail wurde dorthin gesendet.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Fingerprint (SHA-256)</source>
        <translation>Fingerabdruck (SHA-256)</translation>
    </message>
    <message>
        <source>It names</source>
        <translation>Es nennt</translation>
    </message>
    <message>
        <source>Vouched for by</source>
        <translation>Dafür bürgt</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Gültig</translation>
    </message>
    <message>
        <source>Before you trust it</source>
        <translation>Bevor Sie ihm trauen</translation>
    </message>
    <message>
        <source>Trust it only if the server is your own or a bridge on this computer, and the fingerprint is the one that the server or the bridge itself shows.</source>
        <translation>Trauen Sie ihm nur, wenn der Server Ihr eigener ist oder eine Bridge auf diesem Computer und der Fingerabdruck derselbe ist, den der Server oder die Bridge selbst zeigt.</translation>
    </message>
    <message>
        <source>If this is a provider’s server, go back: somebody may be in between who wants your password.</source>
        <translation>Ist es der Server eines Anbieters, gehen Sie zurück: Vielleicht ist jemand dazwischen, der Ihr Passwort will.</translation>
    </message>
    <message>
        <source>From then on only this one certificate counts. If the server ever shows another, nothing is sent and you are asked again.</source>
        <translation>Von da an zählt nur dieses eine Zertifikat. Zeigt der Server je ein anderes, wird nichts gesendet, und Sie werden wieder gefragt.</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::ChangedTableModel</name>
    <message>
        <source>Why you may write</source>
        <translation>Warum Sie schreiben dürfen</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>In your list</source>
        <translation>In Ihrer Liste</translation>
    </message>
    <message>
        <source>With the file</source>
        <translation>Mit der Datei</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::ChartLegend</name>
    <message>
        <source>Happy: delighted or happy, with its 95 % interval</source>
        <translation>Zufrieden: begeistert oder zufrieden, mit dem 95-%-Bereich</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::ChartView</name>
    <message>
        <source>Daily response chart</source>
        <translation>Antworten Tag für Tag</translation>
    </message>
    <message>
        <source>The arrow keys go through the days; each tells its answers by face.</source>
        <translation>Die Pfeiltasten gehen durch die Tage; jeder nennt seine Antworten nach Gesicht.</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::ClientIdsPage</name>
    <message>
        <source>Sign-in in the browser</source>
        <translation>Anmeldung im Browser</translation>
    </message>
    <message>
        <source>Mail account</source>
        <translation>Mailkonto</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Google and Microsoft want to know which program signs in. If this Inglenook came without such an id, or you want to use your own, whoever looks after your accounts can make one there. Leave a field empty to use what Inglenook came with.</source>
        <translation>Google und Microsoft wollen wissen, welches Programm sich anmeldet. Kam dieses Inglenook ohne eine solche ID oder möchten Sie eine eigene verwenden, kann dort eine anlegen, wer Ihre Konten betreut. Ein leeres Feld heißt: die, mit der Inglenook kam.</translation>
    </message>
    <message>
        <source>Client id</source>
        <translation>Client-ID</translation>
    </message>
    <message>
        <source>Google Cloud, type “Desktop app”, with the Gmail API.</source>
        <translation>Google Cloud, Typ „Desktop-App“, mit der Gmail-API.</translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation>Client-Schlüssel</translation>
    </message>
    <message>
        <source>Google gives one with the id.</source>
        <translation>Google gibt ihn zusammen mit der ID.</translation>
    </message>
    <message>
        <source>Application id</source>
        <translation>Anwendungs-ID</translation>
    </message>
    <message>
        <source>Microsoft Entra, public client, redirect http://127.0.0.1, permissions SMTP.Send and offline_access.</source>
        <translation>Microsoft Entra, öffentlicher Client, Umleitung http://127.0.0.1, Berechtigungen SMTP.Send und offline_access.</translation>
    </message>
    <message>
        <source>Something here is typed and not saved.</source>
        <translation>Hier ist etwas eingegeben und nicht gespeichert.</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>Verwerfen</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::ColourField</name>
    <message>
        <source>Choose a colour</source>
        <translation>Farbe wählen</translation>
    </message>
    <message>
        <source>A colour looks like #A8431B. The square opens a palette.</source>
        <translation>Eine Farbe sieht aus wie #A8431B. Das Quadrat öffnet eine Palette.</translation>
    </message>
    <message>
        <source>Your colour</source>
        <translation>Ihre Farbe</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::ComposerPage</name>
    <message>
        <source>New survey</source>
        <translation>Neue Umfrage</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Ask for a comment after the click</source>
        <translation>Nach dem Klick um einen Kommentar bitten</translation>
    </message>
    <message>
        <source>Offer a call after the click</source>
        <translation>Nach dem Klick einen Anruf anbieten</translation>
    </message>
    <message>
        <source>Send this survey</source>
        <translation>Diese Umfrage senden</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Surveys</source>
        <translation>Umfragen</translation>
    </message>
    <message>
        <source>After the visit</source>
        <translation>Nach dem Besuch</translation>
    </message>
    <message>
        <source>Give the survey a name: you find it by it.</source>
        <translation>Geben Sie der Umfrage einen Namen: daran finden Sie sie wieder.</translation>
    </message>
    <message>
        <source>Insert a guest’s name</source>
        <translation>Namen des Gastes einfügen</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Vorname</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nachname</translation>
    </message>
    <message>
        <source>Your business</source>
        <translation>Ihr Betrieb</translation>
    </message>
    <message>
        <source>guest</source>
        <translation>Gast</translation>
    </message>
    <message>
        <source>Remove this language</source>
        <translation>Diese Sprache entfernen</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source>The faces can be pressed for</source>
        <translation>Die Gesichter sind klickbar für</translation>
    </message>
    <message>
        <source>Language for everybody else</source>
        <translation>Sprache für alle anderen</translation>
    </message>
    <message>
        <source>Save (%1)</source>
        <translation>Speichern (%1)</translation>
    </message>
    <message>
        <source>For you alone: guests do not see it.</source>
        <translation>Nur für Sie: Gäste sehen ihn nicht.</translation>
    </message>
    <message>
        <source>Version %1 is in use and stays as it is: changes make version %2.</source>
        <translation>Fassung %1 ist in Gebrauch und bleibt, wie sie ist: Änderungen ergeben Fassung %2.</translation>
    </message>
    <message>
        <source>Version %1, not sent yet.</source>
        <translation>Fassung %1, noch nicht gesendet.</translation>
    </message>
    <message>
        <source>Not sent yet.</source>
        <translation>Noch nicht gesendet.</translation>
    </message>
    <message>
        <source>%1 is removed.</source>
        <translation>%1 ist entfernt.</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Something is not right yet: see the marked field. Nothing has been saved.</source>
        <translation>Etwas stimmt noch nicht: siehe das markierte Feld. Es wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>Saved as version %1. Who was mailed before keeps version %2.</source>
        <translation>Als Fassung %1 gespeichert. Wer schon eine Mail hat, behält Fassung %2.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>Saved. The page after the click still has the old words, because the relay is out of reach: they follow when the next mail is sent.</source>
        <translation>Gespeichert. Die Seite nach dem Klick hat noch die alten Worte, weil das Relais nicht erreichbar ist: Die neuen folgen, wenn die nächste Mail gesendet wird.</translation>
    </message>
    <message>
        <source>Your changes are not saved yet.</source>
        <translation>Ihre Änderungen sind noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>Leave without saving</source>
        <translation>Ohne Speichern verlassen</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::ContactPage</name>
    <message>
        <source>New contact</source>
        <translation>Neuer Kontakt</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Mail address</source>
        <translation>Mailadresse</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Vorname</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nachname</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Stichworte</translation>
    </message>
    <message>
        <source>Words of your own, with commas between them.</source>
        <translation>Eigene Worte, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>Why you may write to this person</source>
        <translation>Warum Sie dieser Person schreiben dürfen</translation>
    </message>
    <message>
        <source>The law asks for a reason. Whoever is “not known” gets no survey.</source>
        <translation>Das Gesetz verlangt einen Grund. Wer „nicht bekannt“ ist, bekommt keine Umfrage.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>For you and your staff. Guests never see it.</source>
        <translation>Für Sie und Ihr Team. Gäste sehen sie nie.</translation>
    </message>
    <message>
        <source>The note is longer than %L1 characters.</source>
        <translation>Die Notiz ist länger als %L1 Zeichen.</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>aus %1</translation>
    </message>
    <message>
        <source>Has asked to get no more mail. Nothing is sent to this address.</source>
        <translation>Möchte keine Mails mehr. An diese Adresse wird nichts gesendet.</translation>
    </message>
    <message>
        <source>%1 has this mail address already.</source>
        <translation>%1 hat diese Mailadresse schon.</translation>
    </message>
    <message>
        <source>typed by hand</source>
        <translation>von Hand eingegeben</translation>
    </message>
    <message>
        <source>%1 is saved.</source>
        <translation>%1 ist gespeichert.</translation>
    </message>
    <message>
        <source>%1 is added.</source>
        <translation>%1 ist hinzugefügt.</translation>
    </message>
    <message>
        <source>What you have changed here is not saved yet.</source>
        <translation>Was Sie hier geändert haben, ist noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>Leave without saving</source>
        <translation>Ohne Speichern verlassen</translation>
    </message>
    <message numerus="yes">
        <source>, with %n visit(s)</source>
        <translation>
            <numerusform>, mit %n Besuch</numerusform>
            <numerusform>, mit %n Besuchen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) sent will stay in the list without a name.</source>
        <translation>
            <numerusform>%n gesendete Mail bleibt ohne Namen in der Liste.</numerusform>
            <numerusform>%n gesendete Mails bleiben ohne Namen in der Liste.</numerusform>
        </translation>
    </message>
    <message>
        <source>Erase this person</source>
        <translation>Diesen Menschen löschen</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Everything held</source>
        <translation>Alles, was vorliegt</translation>
    </message>
    <message>
        <source>All that Inglenook knows about this person, to show or to hand over.</source>
        <translation>Alles, was Inglenook über diesen Menschen weiß, zum Zeigen oder Weitergeben.</translation>
    </message>
    <message>
        <source>%1 will be erased for good</source>
        <translation>%1 wird endgültig gelöscht</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) will go on counting without a name and without words.</source>
        <translation>
            <numerusform>%n Antwort zählt ohne Namen und ohne Worte weiter.</numerusform>
            <numerusform>%n Antworten zählen ohne Namen und ohne Worte weiter.</numerusform>
        </translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>%1 is erased.</source>
        <translation>%1 ist gelöscht.</translation>
    </message>
    <message numerus="yes">
        <source>Lent by a booking site and short-lived: no survey is sent to it later than %n day(s) after the departure.</source>
        <translation>
            <numerusform>Von einem Buchungsportal geliehen und kurzlebig: Später als %n Tag nach der Abreise geht keine Umfrage mehr dorthin.</numerusform>
            <numerusform>Von einem Buchungsportal geliehen und kurzlebig: Später als %n Tage nach der Abreise geht keine Umfrage mehr dorthin.</numerusform>
        </translation>
    </message>
    <message>
        <source>From abroad: %1</source>
        <translation>Aus dem Ausland: %1</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::ContactsPage</name>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Here will be everybody you may ask how they felt, with what you know of their visits.</source>
        <translation>Hier stehen alle, die Sie fragen dürfen, wie es ihnen gefiel, mit dem, was Sie von ihren Besuchen wissen.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Add contact</source>
        <translation>Kontakt hinzufügen</translation>
    </message>
    <message>
        <source>Import contacts</source>
        <translation>Kontakte importieren</translation>
    </message>
    <message>
        <source>Add one</source>
        <translation>Einen hinzufügen</translation>
    </message>
    <message>
        <source>Search contacts</source>
        <translation>Kontakte suchen</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Show contacts with a tag</source>
        <translation>Kontakte mit einem Stichwort zeigen</translation>
    </message>
    <message>
        <source>Show all contacts</source>
        <translation>Alle Kontakte zeigen</translation>
    </message>
    <message>
        <source>All tags</source>
        <translation>Alle Stichworte</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln contact(s)</source>
        <translation>
            <numerusform>%Ln Kontakt</numerusform>
            <numerusform>%Ln Kontakte</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is found for “%1”.</source>
        <translation>Für „%1“ wurde niemand gefunden.</translation>
    </message>
    <message>
        <source>Giving the tag</source>
        <translation>Das Stichwort wird gegeben</translation>
    </message>
    <message>
        <source>Taking the tag away</source>
        <translation>Das Stichwort wird genommen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln contact(s) have the tag “%1” now.</source>
        <translation>
            <numerusform>%Ln Kontakt hat jetzt das Stichwort „%1“.</numerusform>
            <numerusform>%Ln Kontakte haben jetzt das Stichwort „%1“.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln contact(s) do not have the tag “%1” any more.</source>
        <translation>
            <numerusform>%Ln Kontakt hat das Stichwort „%1“ nicht mehr.</numerusform>
            <numerusform>%Ln Kontakte haben das Stichwort „%1“ nicht mehr.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the contacts</source>
        <translation>Kontakte speichern</translation>
    </message>
    <message>
        <source>contacts.csv</source>
        <translation>kontakte.csv</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>Saving contacts</source>
        <translation>Kontakte werden gespeichert</translation>
    </message>
    <message>
        <source>The file could not be saved. Choose another folder.</source>
        <translation>Die Datei konnte nicht gespeichert werden. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln contact(s) saved as %1.</source>
        <translation>
            <numerusform>%Ln Kontakt gespeichert als %1.</numerusform>
            <numerusform>%Ln Kontakte gespeichert als %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Making them one</source>
        <translation>Die beiden werden zusammengeführt</translation>
    </message>
    <message>
        <source>They are one now: %1. The other address is in the note.</source>
        <translation>Sie sind jetzt eins: %1. Die andere Adresse steht in der Notiz.</translation>
    </message>
    <message>
        <source>Erasing</source>
        <translation>Wird gelöscht</translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) erased.</source>
        <translation>
            <numerusform>%Ln Mensch gelöscht.</numerusform>
            <numerusform>%Ln Menschen gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) will be erased for good, with visits and words. Their answers go on counting without a name.</source>
        <translation>
            <numerusform>%Ln Mensch wird endgültig gelöscht, mit Besuchen und Worten. Die Antworten zählen ohne Namen weiter.</numerusform>
            <numerusform>%Ln Menschen werden endgültig gelöscht, mit Besuchen und Worten. Ihre Antworten zählen ohne Namen weiter.</numerusform>
        </translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>The list as it is shown, as a CSV file for spreadsheets.</source>
        <translation>Die Liste, wie sie gezeigt wird, als CSV-Datei für Tabellenprogramme.</translation>
    </message>
    <message>
        <source>Search name, address, phone, tag, note</source>
        <translation>Name, Adresse, Telefon, Stichwort, Notiz suchen</translation>
    </message>
    <message>
        <source>Show contacts by what has come of them</source>
        <translation>Kontakte danach zeigen, was aus ihnen wurde</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Never asked</source>
        <translation>Nie gefragt</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Gefragt</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Hat geantwortet</translation>
    </message>
    <message>
        <source>Was unhappy</source>
        <translation>War unzufrieden</translation>
    </message>
    <message>
        <source>No reason to write</source>
        <translation>Kein Grund zu schreiben</translation>
    </message>
    <message>
        <source>Nobody is like that.</source>
        <translation>So ist niemand.</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::ContactsTableModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Mail address</source>
        <translation>Mailadresse</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Stichworte</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>%1 (short-lived)</source>
        <translation>%1 (kurzlebig)</translation>
    </message>
    <message>
        <source>%1 – lent by a booking site for a while</source>
        <translation>%1 – von einem Buchungsportal auf Zeit geliehen</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::DayCallout</name>
    <message>
        <source>Over 7 days: %1 happy, %2, of %3</source>
        <translation>Über 7 Tage: %1 zufrieden, %2, von %3</translation>
    </message>
    <message>
        <source>%1 happy, %2, of %3</source>
        <translation>%1 zufrieden, %2, von %3</translation>
    </message>
    <message>
        <source>Too few answers for a percentage</source>
        <translation>Zu wenige Antworten für einen Prozentwert</translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) sent</source>
        <translation>
            <numerusform>%n Mail gesendet</numerusform>
            <numerusform>%n Mails gesendet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>inglenook::ui::DialoguePage</name>
    <message>
        <source>What was said</source>
        <translation>Was gesagt wurde</translation>
    </message>
    <message>
        <source>Mail account</source>
        <translation>Mailkonto</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>The last conversations with your mail server: S is the server, C is Inglenook. Addresses, passwords and mails are left out, so you can give it to whoever helps you. It is kept in memory only, until Inglenook is closed.</source>
        <translation>Die letzten Gespräche mit Ihrem Mailserver: S ist der Server, C ist Inglenook. Adressen, Passwörter und Mails sind weggelassen, Sie können es also weitergeben, wenn Ihnen jemand hilft. Es bleibt nur im Arbeitsspeicher, bis Inglenook geschlossen wird.</translation>
    </message>
    <message>
        <source>Nothing has been said yet since Inglenook was started.</source>
        <translation>Seit Inglenook gestartet wurde, ist noch nichts gesagt worden.</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::ErrorBar</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::FaceCountsRow</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::FaceGlyph</name>
    <message>
        <source>Delighted</source>
        <translation>Begeistert</translation>
    </message>
    <message>
        <source>Happy</source>
        <translation>Zufrieden</translation>
    </message>
    <message>
        <source>Not quite</source>
        <translation>Nicht ganz</translation>
    </message>
    <message>
        <source>Unhappy</source>
        <translation>Unzufrieden</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::Figures</name>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n Antwort</numerusform>
            <numerusform>%n Antworten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; shown from %2 on</source>
        <translation>%1; gezeigt ab %2</translation>
    </message>
    <message>
        <source>%1, of %2</source>
        <translation>%1, von %2</translation>
    </message>
    <message>
        <source>Happiness</source>
        <translation>Zufriedenheit</translation>
    </message>
    <message>
        <source>How many of the answers were delighted or happy. The two numbers say how sure that is: had more guests answered, the figure would lie between them, 95 times out of 100.</source>
        <translation>Wie viele der Antworten begeistert oder zufrieden waren. Die beiden Zahlen sagen, wie sicher das ist: Hätten mehr Gäste geantwortet, läge der Wert in 95 von 100 Fällen dazwischen.</translation>
    </message>
    <message>
        <source>Warmth</source>
        <translation>Wärme</translation>
    </message>
    <message>
        <source>From 0 to 100: each delighted answer is worth three points, happy two, not quite one, unhappy none; 100 would be delighted guests only.</source>
        <translation>Von 0 bis 100: Begeistert zählt drei Punkte, zufrieden zwei, nicht ganz einen, unzufrieden keinen; 100 wären lauter begeisterte Gäste.</translation>
    </message>
    <message>
        <source>Net delight</source>
        <translation>Netto-Begeisterung</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>From −100 to +100: percent delighted, less percent not quite happy or unhappy. Happy answers count for neither side.</source>
        <translation>Von −100 bis +100: Prozent begeistert, weniger Prozent nicht ganz zufrieden oder unzufrieden. Zufriedene zählen für keine Seite.</translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) sent</source>
        <translation>
            <numerusform>%n Mail gesendet</numerusform>
            <numerusform>%n Mails gesendet</numerusform>
        </translation>
    </message>
    <message>
        <source>Response rate</source>
        <translation>Rücklauf</translation>
    </message>
    <message>
        <source>Of the mails that were sent in these days and taken by the mail server, how many have been answered, on whatever day the answer came.</source>
        <translation>Wie viele der Mails, die in diesen Tagen gesendet und vom Mailserver angenommen wurden, beantwortet sind, gleich an welchem Tag die Antwort kam.</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n Fall</numerusform>
            <numerusform>%n Fällen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody had to be followed up</source>
        <translation>Niemandem musste nachgegangen werden</translation>
    </message>
    <message>
        <source>Nobody reached yet, of %1</source>
        <translation>Noch niemand erreicht, von %1</translation>
    </message>
    <message>
        <source>%1 of %2 reached</source>
        <translation>%1 von %2 erreicht</translation>
    </message>
    <message>
        <source>%1 put right, after %2</source>
        <translation>%1 in Ordnung gebracht, nach %2</translation>
    </message>
    <message>
        <source>First contact</source>
        <translation>Erster Kontakt</translation>
    </message>
    <message>
        <source>How long unhappy guests, or guests who asked for a call, waited from their answer until somebody reached them, by the clock on the wall: half of them waited less, half longer.</source>
        <translation>Wie lange unzufriedene Gäste, oder solche, die um einen Anruf baten, von ihrer Antwort an warteten, bis jemand sie erreichte, nach der Uhr an der Wand: die Hälfte wartete kürzer, die Hälfte länger.</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) held back as doubtful, in none of the figures</source>
        <translation>
            <numerusform>%n zweifelhafte Antwort zurückgehalten, in keiner der Zahlen</numerusform>
            <numerusform>%n zweifelhafte Antworten zurückgehalten, in keiner der Zahlen</numerusform>
        </translation>
    </message>
    <message>
        <source>One moment: these are many cases</source>
        <translation>Einen Moment: Das sind viele Fälle</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::FiguresColumn</name>
    <message>
        <source>Happiness</source>
        <translation>Zufriedenheit</translation>
    </message>
    <message>
        <source>happy</source>
        <translation>zufrieden</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::FileField</name>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Certificate of the authority</source>
        <translation>Zertifikat der Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Zertifikate (*.pem *.crt *.cer);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>There is no certificate in this file. It should be a PEM file that can be read.</source>
        <translation>In dieser Datei ist kein Zertifikat. Es sollte eine lesbare PEM-Datei sein.</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::FolderReportCard</name>
    <message>
        <source>From the watched folder</source>
        <translation>Aus dem beobachteten Ordner</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::FolderSection</name>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>Nicht mehr beobachten</translation>
    </message>
    <message>
        <source>What it brought in the last 30 days</source>
        <translation>Was er in den letzten 30 Tagen gebracht hat</translation>
    </message>
    <message>
        <source>A folder to watch</source>
        <translation>Ein Ordner zum Beobachten</translation>
    </message>
    <message>
        <source>Let your booking system drop its export into a folder each night. Inglenook imports each new file by itself, as you settled its columns when you imported such a file by hand.</source>
        <translation>Lassen Sie Ihr Buchungssystem jede Nacht seinen Export in einem Ordner ablegen. Inglenook importiert jede neue Datei von selbst, so wie Sie die Spalten beim Import einer solchen Datei von Hand festgelegt haben.</translation>
    </message>
    <message>
        <source>No folder is watched.</source>
        <translation>Kein Ordner wird beobachtet.</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>No folder is watched any more.</source>
        <translation>Es wird kein Ordner mehr beobachtet.</translation>
    </message>
    <message>
        <source>This folder is watched from now on.</source>
        <translation>Dieser Ordner wird ab jetzt beobachtet.</translation>
    </message>
    <message>
        <source>A file that is done is moved to “%1”; one with something to ask to “%2”, and Today says why. Rows that were left out lie beside it, to be put right.</source>
        <translation>Eine erledigte Datei wird nach „%1“ verschoben, eine mit offenen Fragen nach „%2“, und „Heute“ sagt, warum. Ausgelassene Zeilen liegen daneben, um sie zu berichtigen.</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::FolderWords</name>
    <message numerus="yes">
        <source>%Ln visit(s)</source>
        <translation>
            <numerusform>%Ln Besuch</numerusform>
            <numerusform>%Ln Besuche</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln geändert</numerusform>
            <numerusform>%Ln geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new guest(s)</source>
        <translation>
            <numerusform>%Ln neuer Gast</numerusform>
            <numerusform>%Ln neue Gäste</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) left out</source>
        <translation>
            <numerusform>%Ln Zeile ausgelassen</numerusform>
            <numerusform>%Ln Zeilen ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing new</source>
        <translation>nichts Neues</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::FollowupCard</name>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>Erreicht</translation>
    </message>
    <message>
        <source>Put right</source>
        <translation>Bereinigt</translation>
    </message>
    <message>
        <source>Won back</source>
        <translation>Zurückgewonnen</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>What was said, what was promised</source>
        <translation>Was gesagt, was versprochen wurde</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>No words were added.</source>
        <translation>Es wurde nichts dazu geschrieben.</translation>
    </message>
    <message>
        <source>Did not ask for a call. Ring only if your guests expect it, or write.</source>
        <translation>Hat nicht um einen Anruf gebeten. Rufen Sie nur an, wenn Ihre Gäste damit rechnen, oder schreiben Sie.</translation>
    </message>
    <message>
        <source>Asks for a call.</source>
        <translation>Bittet um einen Anruf.</translation>
    </message>
    <message>
        <source>Asks for a call: %1.</source>
        <translation>Bittet um einen Anruf: %1.</translation>
    </message>
    <message>
        <source>given now</source>
        <translation>jetzt angegeben</translation>
    </message>
    <message>
        <source>from your contacts</source>
        <translation>aus Ihren Kontakten</translation>
    </message>
    <message>
        <source>No telephone number is known.</source>
        <translation>Es ist keine Telefonnummer bekannt.</translation>
    </message>
    <message>
        <source>Ring with this computer’s telephone program</source>
        <translation>Mit dem Telefonprogramm dieses Computers anrufen</translation>
    </message>
    <message>
        <source>This computer has no program that makes calls. The number can be copied.</source>
        <translation>Dieser Computer hat kein Programm zum Anrufen. Die Nummer lässt sich kopieren.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>%1 kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Survey</source>
        <translation>Umfrage</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Gefragt</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Zählt</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>A second answer came, maybe from another person.</source>
        <translation>Eine zweite Antwort kam, vielleicht von jemand anderem.</translation>
    </message>
    <message>
        <source>Count it</source>
        <translation>Zählen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::FollowupsPage</name>
    <message>
        <source>Follow-ups</source>
        <translation>Nachfassen</translation>
    </message>
    <message>
        <source>Here will be every guest who left unhappy or asks for a call, as soon as they say so.</source>
        <translation>Hier steht jeder Gast, der unzufrieden ging oder um einen Anruf bittet, sobald er es sagt.</translation>
    </message>
    <message>
        <source>Waiting %1</source>
        <translation>Wartend %1</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>Alle %1</translation>
    </message>
    <message>
        <source>Held back %1</source>
        <translation>Zurückgehalten %1</translation>
    </message>
    <message>
        <source>These may come from people or from mail filters that open links by themselves. They are in no figure until you count them; a press on the page by the guest counts them too.</source>
        <translation>Diese können von Menschen kommen oder von Mailfiltern, die Links von selbst öffnen. Sie stehen in keiner Zahl, bis Sie sie zählen; auch ein Klick des Gastes auf der Seite zählt sie.</translation>
    </message>
    <message>
        <source>No answer is held back.</source>
        <translation>Keine Antwort ist zurückgehalten.</translation>
    </message>
    <message>
        <source>Nobody is waiting for you.</source>
        <translation>Niemand wartet auf Sie.</translation>
    </message>
    <message>
        <source>This follow-up is not there any more.</source>
        <translation>Diese Nachfrage gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>The follow-up of %1 is closed.</source>
        <translation>Die Nachfrage zu %1 ist geschlossen.</translation>
    </message>
    <message>
        <source>It is put right with %1.</source>
        <translation>Mit %1 ist alles bereinigt.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>The answer counts now.</source>
        <translation>Die Antwort zählt jetzt.</translation>
    </message>
    <message>
        <source>The answer is discarded.</source>
        <translation>Die Antwort ist verworfen.</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::FollowupsTableModel</name>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Anruf</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::FoundServerPanel</name>
    <message>
        <source>%1, from Inglenook’s own list of providers (checked on %2).</source>
        <translation>%1, aus Inglenooks eigener Liste von Anbietern (geprüft am %2).</translation>
    </message>
    <message>
        <source>From your provider’s own description at %1.</source>
        <translation>Aus der Beschreibung Ihres Anbieters bei %1.</translation>
    </message>
    <message>
        <source>From the entry that %1 has for this in the internet’s name system.</source>
        <translation>Aus dem Eintrag, den %1 dafür im Namenssystem des Internets hat.</translation>
    </message>
    <message>
        <source>%1 takes the mail for %2, and its server is in Inglenook’s own list (checked on %3).</source>
        <translation>%1 nimmt die Mails für %2 an, und der Server steht in Inglenooks eigener Liste (geprüft am %3).</translation>
    </message>
    <message>
        <source>From Mozilla’s list of mail providers.</source>
        <translation>Aus Mozillas Liste von Mailanbietern.</translation>
    </message>
    <message>
        <source>A usual name at %1: a mail server answers there and has proved that it is it.</source>
        <translation>Ein üblicher Name bei %1: Dort antwortet ein Mailserver und hat bewiesen, dass er es ist.</translation>
    </message>
    <message>
        <source>Sign in and save</source>
        <translation>Anmelden und speichern</translation>
    </message>
    <message>
        <source>Ask Mozilla’s list</source>
        <translation>Mozillas Liste fragen</translation>
    </message>
    <message>
        <source>Change by hand</source>
        <translation>Von Hand ändern</translation>
    </message>
    <message>
        <source>TLS from the first byte</source>
        <translation>TLS vom ersten Byte an</translation>
    </message>
    <message>
        <source>STARTTLS</source>
        <translation>STARTTLS</translation>
    </message>
    <message>
        <source>Found: %1</source>
        <translation>Gefunden: %1</translation>
    </message>
    <message>
        <source>Port %1, %2. User name: %3</source>
        <translation>Port %1, %2. Benutzername: %3</translation>
    </message>
    <message>
        <source>This server does not belong to %1. Many businesses send through their provider’s; go on if you know its name.</source>
        <translation>Dieser Server gehört nicht zu %1. Viele Betriebe senden über den ihres Anbieters; gehen Sie weiter, wenn Sie den Namen kennen.</translation>
    </message>
    <message>
        <source>Nothing found for %1 yet</source>
        <translation>Für %1 noch nichts gefunden</translation>
    </message>
    <message>
        <source>Neither the domain itself nor Inglenook’s own list says which server sends its mail. Your provider calls it “SMTP” or “outgoing server”; with its name you can go on by hand.</source>
        <translation>Weder die Domain selbst noch Inglenooks eigene Liste sagt, welcher Server ihre Mails sendet. Ihr Anbieter nennt ihn „SMTP“ oder „Postausgangsserver“; mit dessen Namen geht es von Hand weiter.</translation>
    </message>
    <message>
        <source>Mozilla, who make Firefox, keep a longer list. If you ask it, it learns the name %1 and nothing else.</source>
        <translation>Mozilla, der Hersteller von Firefox, führt eine längere Liste. Fragen Sie dort, erfährt er den Namen %1 und sonst nichts.</translation>
    </message>
    <message>
        <source>Type the server by hand</source>
        <translation>Server von Hand eintragen</translation>
    </message>
    <message>
        <source>Sign in with %1</source>
        <translation>Mit %1 anmelden</translation>
    </message>
    <message>
        <source>%1 lets an account send about %2 mails in 24 hours. Inglenook stops at %3 and leaves the rest to you.</source>
        <translation>%1 lässt ein Konto etwa %2 Mails in 24 Stunden senden. Inglenook hört bei %3 auf und überlässt den Rest Ihnen.</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::GoingOutCard</name>
    <message>
        <source>Going out</source>
        <translation>Geht hinaus</translation>
    </message>
    <message numerus="yes">
        <source>mail(s) still to go</source>
        <translation>
            <numerusform>Mail steht noch aus</numerusform>
            <numerusform>Mails stehen noch aus</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is going out.</source>
        <translation>Nichts geht hinaus.</translation>
    </message>
    <message>
        <source>Send a survey</source>
        <translation>Umfrage senden</translation>
    </message>
    <message numerus="yes">
        <source>%n held back: why?</source>
        <translation>
            <numerusform>%n zurückgehalten: warum?</numerusform>
            <numerusform>%n zurückgehalten: warum?</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::ImportColumnsView</name>
    <message>
        <source>Unicode (UTF-8)</source>
        <translation>Unicode (UTF-8)</translation>
    </message>
    <message>
        <source>Unicode (UTF-16)</source>
        <translation>Unicode (UTF-16)</translation>
    </message>
    <message>
        <source>Unicode (UTF-16, reversed)</source>
        <translation>Unicode (UTF-16, umgekehrt)</translation>
    </message>
    <message>
        <source>Western Europe (Windows)</source>
        <translation>Westeuropa (Windows)</translation>
    </message>
    <message>
        <source>Central Europe (Windows)</source>
        <translation>Mitteleuropa (Windows)</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>Semikolon</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>Bar |</source>
        <translation>Strich |</translation>
    </message>
    <message>
        <source>The first row names the columns</source>
        <translation>Die erste Zeile benennt die Spalten</translation>
    </message>
    <message>
        <source>What the columns hold</source>
        <translation>Was in den Spalten steht</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Buchstaben</translation>
    </message>
    <message>
        <source>Between the columns</source>
        <translation>Zwischen den Spalten</translation>
    </message>
    <message>
        <source>The first rows of the file</source>
        <translation>Die ersten Zeilen der Datei</translation>
    </message>
    <message>
        <source>It is kept with each of them. Whoever is “not known” gets no survey.</source>
        <translation>Das wird bei jedem vermerkt. Wer „nicht bekannt“ ist, bekommt keine Umfrage.</translation>
    </message>
    <message>
        <source>Words of your own, with commas between them.</source>
        <translation>Eigene Worte, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>What “%1” holds</source>
        <translation>Was in „%1“ steht</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>Say which column holds the mail addresses.</source>
        <translation>Sagen Sie, in welcher Spalte die Mailadressen stehen.</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Blatt</translation>
    </message>
    <message>
        <source>Set as you did the last time for these columns.</source>
        <translation>So eingestellt wie beim letzten Mal mit diesen Spalten.</translation>
    </message>
    <message>
        <source>Fill their gaps only</source>
        <translation>Nur Lücken füllen</translation>
    </message>
    <message>
        <source>Leave them as they are</source>
        <translation>Lassen, wie sie sind</translation>
    </message>
    <message>
        <source>Take over what the file says</source>
        <translation>Aus der Datei übernehmen</translation>
    </message>
    <message>
        <source>People you know already</source>
        <translation>Wen Sie schon kennen</translation>
    </message>
    <message>
        <source>You see each of them side by side before anything is stored.</source>
        <translation>Sie sehen jeden nebeneinander, bevor etwas gespeichert wird.</translation>
    </message>
    <message>
        <source>Why may you write to them?</source>
        <translation>Warum dürfen Sie schreiben?</translation>
    </message>
    <message>
        <source>Tags for all of them</source>
        <translation>Stichworte für alle</translation>
    </message>
    <message>
        <source>Days such as 3/4</source>
        <translation>Tage wie 3/4</translation>
    </message>
    <message>
        <source>Add nobody: only the visits of people you know</source>
        <translation>Niemanden hinzufügen: nur die Besuche von Leuten, die Sie kennen</translation>
    </message>
    <message>
        <source>Please choose</source>
        <translation>Bitte wählen</translation>
    </message>
    <message>
        <source>The day comes first</source>
        <translation>Der Tag steht vorn</translation>
    </message>
    <message>
        <source>The month comes first</source>
        <translation>Der Monat steht vorn</translation>
    </message>
    <message>
        <source>Is “%1” written with the day or with the month first?</source>
        <translation>Steht bei „%1“ der Tag oder der Monat vorn?</translation>
    </message>
    <message>
        <source>A field of my own: %1</source>
        <translation>Ein eigenes Feld: %1</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::ImportFileView</name>
    <message>
        <source>Drop the file of your guests here</source>
        <translation>Ziehen Sie die Datei Ihrer Gäste hierher</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>Choose the file of your guests</source>
        <translation>Die Datei Ihrer Gäste wählen</translation>
    </message>
    <message>
        <source>Paste a list</source>
        <translation>Liste einfügen</translation>
    </message>
    <message>
        <source>An Excel or CSV file, as your till or booking system exports it, or address cards. A column with mail addresses is enough. You see everything before anything is stored.</source>
        <translation>Eine Excel- oder CSV-Datei, wie Ihre Kasse oder Ihr Buchungssystem sie ausgibt, oder Visitenkarten (vCard). Eine Spalte mit Mailadressen genügt. Sie sehen alles, bevor etwas gespeichert wird.</translation>
    </message>
    <message>
        <source>What you have copied elsewhere: rows of a spreadsheet, or addresses (Ctrl+V).</source>
        <translation>Was Sie anderswo kopiert haben: Zeilen einer Tabelle oder Adressen (Strg+V).</translation>
    </message>
    <message>
        <source>Undo it</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Lists (*.xlsx *.xlsm *.csv *.txt *.tsv *.vcf *.vcard);;All files (*)</source>
        <translation>Listen (*.xlsx *.xlsm *.csv *.txt *.tsv *.vcf *.vcard);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::ImportJob</name>
    <message>
        <source>“%1” cannot be read.</source>
        <translation>„%1“ kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>This file is larger than 512 MB. Export fewer columns or a shorter time.</source>
        <translation>Diese Datei ist größer als 512 MB. Exportieren Sie weniger Spalten oder einen kürzeren Zeitraum.</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::ImportPage</name>
    <message>
        <source>Import contacts</source>
        <translation>Kontakte importieren</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Import now</source>
        <translation>Jetzt importieren</translation>
    </message>
    <message>
        <source>Import finished</source>
        <translation>Import abgeschlossen</translation>
    </message>
    <message>
        <source>Show contacts</source>
        <translation>Kontakte zeigen</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>Die Datei wird gelesen</translation>
    </message>
    <message>
        <source>Looking at every row</source>
        <translation>Jede Zeile wird angesehen</translation>
    </message>
    <message>
        <source>Importing contacts</source>
        <translation>Kontakte werden importiert</translation>
    </message>
    <message numerus="yes">
        <source>Done: %Ln contact(s) added.</source>
        <translation>
            <numerusform>Fertig: %Ln Kontakt hinzugefügt.</numerusform>
            <numerusform>Fertig: %Ln Kontakte hinzugefügt.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to import: the file brings nobody new and fills no gap.</source>
        <translation>Es gibt nichts zu importieren: Die Datei bringt niemand Neuen und füllt keine Lücke.</translation>
    </message>
    <message>
        <source>The import is still running. If you leave, it stops and nothing is stored.</source>
        <translation>Der Import läuft noch. Wenn Sie gehen, wird er abgebrochen und nichts gespeichert.</translation>
    </message>
    <message>
        <source>Stop and leave</source>
        <translation>Abbrechen und gehen</translation>
    </message>
    <message>
        <source>There is nothing to paste. Copy rows in your spreadsheet program, or addresses, and come back.</source>
        <translation>Es gibt nichts einzufügen. Kopieren Sie Zeilen in Ihrem Tabellenprogramm oder Adressen und kommen Sie zurück.</translation>
    </message>
    <message>
        <source>Reading what you pasted</source>
        <translation>Das Eingefügte wird gelesen</translation>
    </message>
    <message>
        <source>Pasted list</source>
        <translation>Eingefügte Liste</translation>
    </message>
    <message>
        <source>Last import: %1, %2.</source>
        <translation>Letzter Import: %1, %2.</translation>
    </message>
    <message>
        <source>Undoing the import</source>
        <translation>Der Import wird zurückgenommen</translation>
    </message>
    <message numerus="yes">
        <source>The import is undone: %Ln contact(s) taken out</source>
        <translation>
            <numerusform>Der Import ist zurückgenommen: %Ln Kontakt entfernt</numerusform>
            <numerusform>Der Import ist zurückgenommen: %Ln Kontakte entfernt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %Ln as before</source>
        <translation>
            <numerusform>, %Ln wie zuvor</numerusform>
            <numerusform>, %Ln wie zuvor</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay(s), because you or a mail have touched them since.</source>
        <translation>
            <numerusform>%Ln bleibt, weil seither eine Mail an ihn ging oder Sie ihn geändert haben.</numerusform>
            <numerusform>%Ln bleiben, weil seither Mails an sie gingen oder Sie sie geändert haben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo the import</source>
        <translation>Import zurücknehmen</translation>
    </message>
    <message>
        <source>One moment: the import is being undone.</source>
        <translation>Einen Moment: Der Import wird zurückgenommen.</translation>
    </message>
    <message>
        <source>Importing contacts and visits</source>
        <translation>Kontakte und Besuche werden importiert</translation>
    </message>
    <message numerus="yes">
        <source>%Ln visit(s) added.</source>
        <translation>
            <numerusform>%Ln Besuch hinzugefügt.</numerusform>
            <numerusform>%Ln Besuche hinzugefügt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>inglenook::ui::ImportPreviewModel</name>
    <message>
        <source>Column %1</source>
        <translation>Spalte %1</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::ImportSummaryView</name>
    <message>
        <source>Rows that are left out</source>
        <translation>Zeilen, die ausgelassen werden</translation>
    </message>
    <message>
        <source>Save these rows</source>
        <translation>Diese Zeilen speichern</translation>
    </message>
    <message>
        <source>As a CSV file with the reasons, to put right and import again.</source>
        <translation>Als CSV-Datei mit den Gründen, zum Berichtigen und erneuten Importieren.</translation>
    </message>
    <message>
        <source>to add</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>People who are not in your list yet.</source>
        <translation>Menschen, die noch nicht in Ihrer Liste sind.</translation>
    </message>
    <message>
        <source>to complete</source>
        <translation>zu ergänzen</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>ergänzt</translation>
    </message>
    <message>
        <source>as they are</source>
        <translation>unverändert</translation>
    </message>
    <message numerus="yes">
        <source>%n of them stand(s) in the file more than once.</source>
        <translation>
            <numerusform>%n davon steht mehrmals in der Datei.</numerusform>
            <numerusform>%n davon stehen mehrmals in der Datei.</numerusform>
        </translation>
    </message>
    <message>
        <source>Known already, with nothing new.</source>
        <translation>Schon bekannt, ohne Neues.</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>Listed below with the reason.</source>
        <translation>Unten mit dem Grund aufgeführt.</translation>
    </message>
    <message>
        <source>Every row can be read.</source>
        <translation>Jede Zeile ist lesbar.</translation>
    </message>
    <message>
        <source>These are the first %1 of them.</source>
        <translation>Das sind die ersten %1 davon.</translation>
    </message>
    <message>
        <source>Save the rows that are left out</source>
        <translation>Die ausgelassenen Zeilen speichern</translation>
    </message>
    <message>
        <source>left out.csv</source>
        <translation>ausgelassen.csv</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>People you know already</source>
        <translation>Wen Sie schon kennen</translation>
    </message>
    <message>
        <source>People you know already, side by side</source>
        <translation>Wen Sie schon kennen, nebeneinander</translation>
    </message>
    <message>
        <source>People you know, to whom the file adds something.</source>
        <translation>Menschen, die Sie kennen und zu denen die Datei etwas beiträgt.</translation>
    </message>
    <message>
        <source>%1 to add</source>
        <translation>%1 kommen hinzu</translation>
    </message>
    <message>
        <source>%1 added</source>
        <translation>%1 hinzugefügt</translation>
    </message>
    <message>
        <source>%1 to move to another day</source>
        <translation>%1 ziehen auf einen anderen Tag um</translation>
    </message>
    <message>
        <source>%1 moved to another day</source>
        <translation>%1 auf einen anderen Tag verschoben</translation>
    </message>
    <message>
        <source>%1 to call off</source>
        <translation>%1 werden abgesagt</translation>
    </message>
    <message>
        <source>%1 called off</source>
        <translation>%1 abgesagt</translation>
    </message>
    <message>
        <source>%1 with news</source>
        <translation>%1 mit Neuem</translation>
    </message>
    <message>
        <source>%1 as they are</source>
        <translation>%1 wie sie sind</translation>
    </message>
    <message>
        <source>Visits: %1.</source>
        <translation>Besuche: %1.</translation>
    </message>
    <message>
        <source>Fields of your own: %1 entries to add.</source>
        <translation>Eigene Felder: %1 Einträge kommen dazu.</translation>
    </message>
    <message>
        <source>Fields of your own: %1 entries added.</source>
        <translation>Eigene Felder: %1 Einträge dazugekommen.</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::InboxCard</name>
    <message>
        <source>Mails that come back</source>
        <translation>Mails, die zurückkommen</translation>
    </message>
    <message>
        <source>Look into my inbox for them</source>
        <translation>In meinem Posteingang danach sehen</translation>
    </message>
    <message>
        <source>Agree and look now</source>
        <translation>Zustimmen und jetzt nachsehen</translation>
    </message>
    <message>
        <source>What came back</source>
        <translation>Was zurückkam</translation>
    </message>
    <message>
        <source>An address that does not exist any more, a full mailbox, a guest who answers or complains: your inbox knows it first. If you agree, Inglenook looks there after each mailing and mails nobody in vain. It only reads: nothing is moved, deleted or marked as read, and mails that have nothing to do with yours are passed by.</source>
        <translation>Eine Adresse, die es nicht mehr gibt, ein volles Postfach, ein Gast, der antwortet oder sich beschwert: Ihr Posteingang weiß es zuerst. Wenn Sie zustimmen, sieht Inglenook nach jeder Aussendung dort nach und schreibt niemanden vergeblich an. Es liest nur: Nichts wird verschoben, gelöscht oder als gelesen markiert, und Mails, die nichts mit Ihren zu tun haben, werden übergangen.</translation>
    </message>
    <message>
        <source>TLS from the first byte</source>
        <translation>TLS vom ersten Byte an</translation>
    </message>
    <message>
        <source>STARTTLS</source>
        <translation>STARTTLS</translation>
    </message>
    <message>
        <source>Inbox server</source>
        <translation>Server des Posteingangs</translation>
    </message>
    <message>
        <source>Your provider calls it IMAP or incoming server. Your user name and password go there.</source>
        <translation>Ihr Anbieter nennt ihn IMAP oder Posteingangsserver. Dorthin gehen Ihr Benutzername und Passwort.</translation>
    </message>
    <message>
        <source>The name of the server is missing, for example “imap.example.com”.</source>
        <translation>Der Name des Servers fehlt, zum Beispiel „imap.example.com“.</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Looking into your inbox at %1</source>
        <translation>Sieht in Ihren Posteingang bei %1</translation>
    </message>
    <message numerus="yes">
        <source>%n new mail(s) looked at. Nothing of yours came back.</source>
        <translation>
            <numerusform>%n neue Mail angesehen. Von Ihren kam nichts zurück.</numerusform>
            <numerusform>%n neue Mails angesehen. Von Ihren kam nichts zurück.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) came back. See “What came back”.</source>
        <translation>
            <numerusform>Eines kam zurück. Siehe „Was zurückkam“.</numerusform>
            <numerusform>%n kamen zurück. Siehe „Was zurückkam“.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>Jetzt nachsehen</translation>
    </message>
    <message>
        <source>Last looked: %1.</source>
        <translation>Zuletzt nachgesehen: %1.</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::InboxPanel</name>
    <message>
        <source>Inbox of the guests</source>
        <translation>Posteingang der Gäste</translation>
    </message>
    <message>
        <source>Send a survey to one of the invented guests: the mail arrives here, as the guest gets it.</source>
        <translation>Senden Sie einem der erfundenen Gäste eine Umfrage: Die Mail kommt hier an, so wie der Gast sie bekommt.</translation>
    </message>
    <message>
        <source>Send a survey</source>
        <translation>Umfrage senden</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Posteingang</translation>
    </message>
    <message>
        <source>What your guests get. It stays on this computer.</source>
        <translation>Was Ihre Gäste bekommen. Es bleibt auf diesem Computer.</translation>
    </message>
    <message>
        <source>Mails</source>
        <translation>Mails</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>von %1 an %2</translation>
    </message>
    <message>
        <source>Press a face, as %1 would.</source>
        <translation>Drücken Sie ein Gesicht, wie %1 es täte.</translation>
    </message>
    <message>
        <source>The guest’s page opens in your browser. Press the face there, and the answer is on Today.</source>
        <translation>Die Seite des Gastes öffnet sich in Ihrem Browser. Drücken Sie dort das Gesicht, und die Antwort steht unter „Heute“.</translation>
    </message>
    <message>
        <source>Nothing opened? Press it for me</source>
        <translation>Nichts geöffnet? Für mich drücken</translation>
    </message>
    <message>
        <source>%1 opens the page and presses “%2” …</source>
        <translation>%1 öffnet die Seite und drückt „%2“ …</translation>
    </message>
    <message>
        <source>Press again</source>
        <translation>Noch einmal drücken</translation>
    </message>
    <message>
        <source>%1 pressed “%2”. The answer is on Today.</source>
        <translation>%1 hat „%2“ gedrückt. Die Antwort steht unter „Heute“.</translation>
    </message>
    <message>
        <source>Show Today</source>
        <translation>„Heute“ zeigen</translation>
    </message>
    <message>
        <source>%1 opened “%2” and pressed the button there.</source>
        <translation>%1 hat „%2“ geöffnet und dort den Knopf gedrückt.</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::InboxTableModel</name>
    <message>
        <source>%1, answered</source>
        <translation>%1, beantwortet</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::InvitationCard</name>
    <message>
        <source>What the mail server said</source>
        <translation>Was der Mailserver sagte</translation>
    </message>
    <message>
        <source>It was sent</source>
        <translation>Sie wurde gesendet</translation>
    </message>
    <message>
        <source>Send it again</source>
        <translation>Noch einmal senden</translation>
    </message>
    <message>
        <source>Somebody who is erased</source>
        <translation>Jemand, der gelöscht ist</translation>
    </message>
    <message>
        <source>%1, %2.</source>
        <translation>%1, %2.</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>Look into the Sent folder of your mail account: if it is there, it was sent. Inglenook never sends it again by itself.</source>
        <translation>Schauen Sie in den Ordner „Gesendet“ Ihres Mailkontos: Ist sie dort, wurde sie gesendet. Inglenook sendet sie nie von selbst noch einmal.</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::InvitationPreview</name>
    <message>
        <source>As your guest sees it</source>
        <translation>So sieht es Ihr Gast</translation>
    </message>
    <message>
        <source>Guest for the preview</source>
        <translation>Gast für die Vorschau</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Pictures off</source>
        <translation>Ohne Bilder</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Nur Text</translation>
    </message>
    <message>
        <source>The mail as plain text</source>
        <translation>Die Mail als reiner Text</translation>
    </message>
    <message>
        <source>Anna Hall (made up)</source>
        <translation>Anna Hall (erfunden)</translation>
    </message>
    <message>
        <source>A guest without a name</source>
        <translation>Ein Gast ohne Namen</translation>
    </message>
    <message>
        <source>Your business</source>
        <translation>Ihr Betrieb</translation>
    </message>
    <message>
        <source>Your mail has no pictures, so nothing is missing.</source>
        <translation>Ihre Mail hat keine Bilder, also fehlt nichts.</translation>
    </message>
    <message>
        <source>Sent along for mail programs that show no layout.</source>
        <translation>Liegt bei für Mailprogramme, die keine Gestaltung zeigen.</translation>
    </message>
    <message>
        <source>The preview could not be written for the browser. Your survey is not touched.</source>
        <translation>Die Vorschau konnte nicht für den Browser geschrieben werden. Ihre Umfrage ist davon nicht berührt.</translation>
    </message>
    <message>
        <source>No browser could be opened. The preview beside the texts shows the same mail.</source>
        <translation>Es ließ sich kein Browser öffnen. Die Vorschau neben den Texten zeigt dieselbe Mail.</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::InvitationsTableModel</name>
    <message>
        <source>%1 Next try: %2.</source>
        <translation>%1 Nächster Versuch: %2.</translation>
    </message>
    <message>
        <source>Somebody who is erased</source>
        <translation>Jemand, der gelöscht ist</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Gast</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::LanguageTabs</name>
    <message>
        <source>Add a language</source>
        <translation>Sprache hinzufügen</translation>
    </message>
    <message>
        <source>Languages of the survey</source>
        <translation>Sprachen der Umfrage</translation>
    </message>
    <message>
        <source>To be translated by you</source>
        <translation>Von Ihnen zu übersetzen</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::MailForm</name>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>As guests see it beside the address.</source>
        <translation>Wie Gäste ihn neben der Adresse sehen.</translation>
    </message>
    <message>
        <source>Mail address</source>
        <translation>Mailadresse</translation>
    </message>
    <message>
        <source>Mails leave as this address; answers come to it.</source>
        <translation>Von dieser Adresse gehen Mails ab, an sie kommen Antworten.</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Mostly the mail address itself.</source>
        <translation>Meist die Mailadresse selbst.</translation>
    </message>
    <message>
        <source>The mail server wants to know who signs in.</source>
        <translation>Der Mailserver will wissen, wer sich anmeldet.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>TLS from the first byte</source>
        <translation>TLS vom ersten Byte an</translation>
    </message>
    <message>
        <source>STARTTLS</source>
        <translation>STARTTLS</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Your provider calls it SMTP or outgoing server.</source>
        <translation>Ihr Anbieter nennt ihn SMTP- oder Postausgangsserver.</translation>
    </message>
    <message>
        <source>The name of the server is missing, for example “smtp.example.com”.</source>
        <translation>Der Name des Servers fehlt, zum Beispiel „smtp.example.com“.</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Extra certificate authority</source>
        <translation>Zusätzliche Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>Only for a server of your own whose certificate comes from an authority of your own.</source>
        <translation>Nur für einen eigenen Server, dessen Zertifikat von einer eigenen Stelle stammt.</translation>
    </message>
    <message>
        <source>Mails a minute, at most</source>
        <translation>Mails je Minute, höchstens</translation>
    </message>
    <message>
        <source>20 is safe with nearly every provider.</source>
        <translation>20 sind bei fast jedem Anbieter sicher.</translation>
    </message>
    <message>
        <source>Mails in 24 hours, at most</source>
        <translation>Mails in 24 Stunden, höchstens</translation>
    </message>
    <message>
        <source>Leave room for your own mail below your provider’s limit.</source>
        <translation>Lassen Sie unter der Grenze Ihres Anbieters Platz für Ihre eigene Post.</translation>
    </message>
    <message>
        <source>You trust this server by its fingerprint %1…</source>
        <translation>Sie trauen diesem Server wegen seines Fingerabdrucks %1…</translation>
    </message>
    <message>
        <source>Trust it no longer</source>
        <translation>Nicht mehr trauen</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::MailSection</name>
    <message>
        <source>Check only</source>
        <translation>Nur prüfen</translation>
    </message>
    <message>
        <source>Send a test mail to myself</source>
        <translation>Testmail an mich senden</translation>
    </message>
    <message>
        <source>Your mail account</source>
        <translation>Ihr Mailkonto</translation>
    </message>
    <message>
        <source>Outgoing mail server</source>
        <translation>Postausgangsserver</translation>
    </message>
    <message>
        <source>How fast mails leave</source>
        <translation>Wie schnell Mails abgehen</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>The check really signs in at your mail server and sends nothing.</source>
        <translation>Die Prüfung meldet sich wirklich bei Ihrem Mailserver an und sendet nichts.</translation>
    </message>
    <message>
        <source>It is kept in this computer’s keychain and nowhere else.</source>
        <translation>Es liegt im Schlüsselbund dieses Computers und nirgends sonst.</translation>
    </message>
    <message>
        <source>Kept; type to change it</source>
        <translation>Hinterlegt; zum Ändern tippen</translation>
    </message>
    <message>
        <source>It is in this computer’s keychain.</source>
        <translation>Es liegt im Schlüsselbund dieses Computers.</translation>
    </message>
    <message>
        <source>It is kept until Inglenook is closed.</source>
        <translation>Es wird behalten, bis Inglenook geschlossen wird.</translation>
    </message>
    <message>
        <source>The keychain does not have it, or has lost it. Type it again to keep it there.</source>
        <translation>Der Schlüsselbund hat es nicht oder nicht mehr. Geben Sie es noch einmal ein, damit es dort liegt.</translation>
    </message>
    <message>
        <source>Type the password of this mail account.</source>
        <translation>Geben Sie das Passwort dieses Mailkontos ein.</translation>
    </message>
    <message>
        <source>Sending a mail to %1</source>
        <translation>Eine Mail an %1 wird gesendet</translation>
    </message>
    <message>
        <source>Signing in at %1</source>
        <translation>Anmeldung bei %1</translation>
    </message>
    <message>
        <source>%1 let us in. Nothing was sent.</source>
        <translation>Die Anmeldung bei %1 hat geklappt. Gesendet wurde nichts.</translation>
    </message>
    <message>
        <source>Sent to %1. Look into your inbox, and among the spam too.</source>
        <translation>An %1 gesendet. Schauen Sie in Ihren Posteingang und auch in den Spam.</translation>
    </message>
    <message>
        <source>%1 Nothing is saved yet, and what you typed is still here.</source>
        <translation>%1 Noch ist nichts gespeichert, und was Sie eingegeben haben, ist noch da.</translation>
    </message>
    <message>
        <source>Save all the same</source>
        <translation>Trotzdem speichern</translation>
    </message>
    <message>
        <source>Saved. Mails leave as %1 through %2.</source>
        <translation>Gespeichert. Mails gehen als %1 über %2 ab.</translation>
    </message>
    <message>
        <source>Saved, but not the password. %1 Until Inglenook is closed it is kept in memory; after that you are asked for it once.</source>
        <translation>Gespeichert, nur das Passwort nicht. %1 Bis Inglenook geschlossen wird, bleibt es im Arbeitsspeicher; danach werden Sie einmal danach gefragt.</translation>
    </message>
    <message>
        <source>Check and save</source>
        <translation>Prüfen und speichern</translation>
    </message>
    <message>
        <source>Set up your mail account</source>
        <translation>Ihr Mailkonto einrichten</translation>
    </message>
    <message>
        <source>Find it by the address</source>
        <translation>Über die Adresse finden</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Was gesagt wurde</translation>
    </message>
    <message>
        <source>Waiting for the sign-in at %1 in your browser</source>
        <translation>Warten auf die Anmeldung bei %1 in Ihrem Browser</translation>
    </message>
    <message>
        <source>Signed in in the browser</source>
        <translation>Im Browser angemeldet</translation>
    </message>
    <message>
        <source>Type a password only to use one instead.</source>
        <translation>Tragen Sie nur dann ein Passwort ein, wenn es stattdessen gelten soll.</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::MailTrial</name>
    <message>
        <source>A test from Inglenook</source>
        <translation>Ein Test von Inglenook</translation>
    </message>
    <message>
        <source>This mail went the way that your guests’ mails will go: from Inglenook through your own mail account.

If it stands in your inbox and not among the spam, all is well.
</source>
        <translation>Diese Mail ging den Weg, den die Mails an Ihre Gäste gehen werden: von Inglenook über Ihr eigenes Mailkonto.

Liegt sie im Posteingang und nicht im Spam, ist alles gut.
</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::MailingPage</name>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>This mailing does not exist any more.</source>
        <translation>Diese Aussendung gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>Entwurf verwerfen</translation>
    </message>
    <message>
        <source>End mailing</source>
        <translation>Aussendung beenden</translation>
    </message>
    <message>
        <source>Go on sending</source>
        <translation>Weiter senden</translation>
    </message>
    <message numerus="yes">
        <source>Send to %n guest(s) now</source>
        <translation>
            <numerusform>Jetzt an %n Gast senden</numerusform>
            <numerusform>Jetzt an %n Gäste senden</numerusform>
        </translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Jetzt senden</translation>
    </message>
    <message>
        <source>The mail to %1 has not moved for %2. Nothing is lost; should it stay so, close Inglenook and start it again.</source>
        <translation>Die Mail an %1 hat sich seit %2 nicht bewegt. Nichts ist verloren; bleibt es so, schließen Sie Inglenook und starten Sie es neu.</translation>
    </message>
    <message>
        <source>Preparing the page your guests will see</source>
        <translation>Die Seite für Ihre Gäste wird vorbereitet</translation>
    </message>
    <message>
        <source>%1 Nothing has left; the mailing is kept as a draft.</source>
        <translation>%1 Nichts ist abgegangen; die Aussendung bleibt als Entwurf erhalten.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>End the mailing</source>
        <translation>Die Aussendung beenden</translation>
    </message>
    <message>
        <source>The draft goes; nothing of it has been sent, and your contacts stay.</source>
        <translation>Der Entwurf geht weg; nichts davon wurde gesendet, und Ihre Kontakte bleiben.</translation>
    </message>
    <message>
        <source>Discard the draft</source>
        <translation>Den Entwurf verwerfen</translation>
    </message>
    <message numerus="yes">
        <source>Ending the mailing cancels %n mail(s) for good that have not left yet. What was sent stays, and answers still count.</source>
        <translation>
            <numerusform>Das Beenden streicht %n noch nicht abgegangene Mail endgültig. Was gesendet wurde, bleibt, und Antworten zählen weiter.</numerusform>
            <numerusform>Das Beenden streicht %n noch nicht abgegangene Mails endgültig. Was gesendet wurde, bleibt, und Antworten zählen weiter.</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at every guest once more</source>
        <translation>Jeder Gast wird noch einmal angesehen</translation>
    </message>
    <message>
        <source>Discarding the draft</source>
        <translation>Der Entwurf wird verworfen</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::MailingRunView</name>
    <message>
        <source>Which mails</source>
        <translation>Welche Mails</translation>
    </message>
    <message>
        <source>Mails of this mailing</source>
        <translation>Mails dieser Aussendung</translation>
    </message>
    <message>
        <source>of %1 mails sent</source>
        <translation>von %1 Mails gesendet</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n warten</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them tried again later</source>
        <translation>
            <numerusform>davon %n mit späterem neuem Versuch</numerusform>
            <numerusform>davon %n mit späterem neuem Versuch</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held back</source>
        <translation>
            <numerusform>%n zurückgehalten</numerusform>
            <numerusform>%n zurückgehalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not sent</source>
        <translation>
            <numerusform>%n nicht gesendet</numerusform>
            <numerusform>%n nicht gesendet</numerusform>
        </translation>
    </message>
    <message>
        <source>The last mail leaves %1.</source>
        <translation>Die letzte Mail geht %1 ab.</translation>
    </message>
    <message>
        <source>Nothing leaves until you go on.</source>
        <translation>Nichts geht ab, bis Sie weitermachen.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Probably sent</source>
        <translation>Wohl gesendet</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::MailingWords</name>
    <message>
        <source>All contacts</source>
        <translation>Alle Kontakte</translation>
    </message>
    <message>
        <source>Tag “%1”</source>
        <translation>Stichwort „%1“</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Ended early</source>
        <translation>Vorzeitig beendet</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Leaves next</source>
        <translation>Geht als Nächste ab</translation>
    </message>
    <message>
        <source>Being handed over</source>
        <translation>Wird übergeben</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Tried again later</source>
        <translation>Neuer Versuch später</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Probably sent</source>
        <translation>Wohl gesendet</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n probably sent</source>
        <translation>
            <numerusform>%n wohl gesendet</numerusform>
            <numerusform>%n wohl gesendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n abgelehnt</numerusform>
            <numerusform>%n abgelehnt</numerusform>
        </translation>
    </message>
    <message>
        <source>within a minute</source>
        <translation>innerhalb einer Minute</translation>
    </message>
    <message>
        <source>today about %1</source>
        <translation>heute gegen %1</translation>
    </message>
    <message>
        <source>tomorrow about %1</source>
        <translation>morgen gegen %1</translation>
    </message>
    <message>
        <source>on %1 about %2</source>
        <translation>am %1 gegen %2</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>am %1</translation>
    </message>
    <message>
        <source>After their visit</source>
        <translation>Nach dem Besuch</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::MailingsTableModel</name>
    <message>
        <source>%1 (sample)</source>
        <translation>%1 (Beispiel)</translation>
    </message>
    <message>
        <source>Survey</source>
        <translation>Umfrage</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::MainWindow</name>
    <message>
        <source>Inglenook</source>
        <translation>Inglenook</translation>
    </message>
    <message>
        <source>%1 – Inglenook</source>
        <translation>%1 – Inglenook</translation>
    </message>
    <message>
        <source>Mail not set up</source>
        <translation>Mail nicht eingerichtet</translation>
    </message>
    <message>
        <source>Press to set up your mail account.</source>
        <translation>Drücken Sie, um Ihr Mailkonto einzurichten.</translation>
    </message>
    <message>
        <source>Mail has trouble</source>
        <translation>Mail ist gestört</translation>
    </message>
    <message>
        <source>Mail ready</source>
        <translation>Mail bereit</translation>
    </message>
    <message>
        <source>Mails leave as %1.</source>
        <translation>Mails gehen als %1 hinaus.</translation>
    </message>
    <message>
        <source>Relay not set up</source>
        <translation>Kein Relais verbunden</translation>
    </message>
    <message>
        <source>Press to connect a relay.</source>
        <translation>Drücken Sie, um ein Relais zu verbinden.</translation>
    </message>
    <message>
        <source>Relay out of reach</source>
        <translation>Relais unerreichbar</translation>
    </message>
    <message>
        <source>Since %1. No click is lost: the relay keeps them.</source>
        <translation>Seit %1. Kein Klick geht verloren: Das Relais bewahrt sie auf.</translation>
    </message>
    <message>
        <source>Relay connected</source>
        <translation>Relais verbunden</translation>
    </message>
    <message>
        <source>Clicks come in through %1.</source>
        <translation>Klicks kommen über %1 herein.</translation>
    </message>
    <message>
        <source>No answers come in</source>
        <translation>Es kommen keine Antworten herein</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::MannersSection</name>
    <message>
        <source>Other closed days</source>
        <translation>Andere geschlossene Tage</translation>
    </message>
    <message>
        <source>One a line, with the year: holidays, a week in January.</source>
        <translation>Einer je Zeile, mit Jahr: Feiertage, eine Woche im Januar.</translation>
    </message>
    <message>
        <source>Nor anybody whose address ends like your own</source>
        <translation>Auch niemand, dessen Adresse wie Ihre eigene endet</translation>
    </message>
    <message>
        <source>Not too often</source>
        <translation>Nicht zu oft</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source>Between two surveys to the same guest</source>
        <translation>Zwischen zwei Umfragen an denselben Gast</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Ruhe von</translation>
    </message>
    <message>
        <source>until</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Closed on %1</source>
        <translation>Geschlossen am %1</translation>
    </message>
    <message>
        <source>“%1” is no day. Write it like %2.</source>
        <translation>„%1“ ist kein Tag. Schreiben Sie ihn wie %2.</translation>
    </message>
    <message>
        <source>Closed every</source>
        <translation>Jede Woche geschlossen</translation>
    </message>
    <message>
        <source>Who is never asked</source>
        <translation>Wer nie gefragt wird</translation>
    </message>
    <message>
        <source>Addresses, or what stands behind the @</source>
        <translation>Adressen oder was hinter dem @ steht</translation>
    </message>
    <message>
        <source>One a line: staff, suppliers, booking agencies such as agency.example.</source>
        <translation>Eine je Zeile: Personal, Lieferanten, Buchungsagenturen wie agency.example.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>When nothing is sent</source>
        <translation>Wann nichts hinausgeht</translation>
    </message>
    <message>
        <source>In the quiet hours mails wait until the morning. A mailing that you start in them yourself goes on all the same.</source>
        <translation>In den Ruhezeiten warten Mails bis zum Morgen. Eine Aussendung, die Sie in dieser Zeit selbst starten, läuft trotzdem weiter.</translation>
    </message>
    <message>
        <source>A mail of a rule that falls on a closed day leaves on the next open one.</source>
        <translation>Eine Mail einer Regel, die auf einen geschlossenen Tag fällt, geht am nächsten offenen hinaus.</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::Navigation</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Surveys</source>
        <translation>Umfragen</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>Nachfassen</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation>%1 (Strg+%2)</translation>
    </message>
    <message>
        <source>Inglenook</source>
        <translation>Inglenook</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::NavigationButton</name>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <translation>
            <numerusform>%1, %n wartet</numerusform>
            <numerusform>%1, %n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>999+</source>
        <translation>999+</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::NeedsYouCard</name>
    <message>
        <source>Needs you</source>
        <translation>Braucht Sie</translation>
    </message>
    <message>
        <source>Nobody is waiting for you.</source>
        <translation>Niemand wartet auf Sie.</translation>
    </message>
    <message>
        <source>Somebody who is erased</source>
        <translation>Jemand, der gelöscht ist</translation>
    </message>
    <message>
        <source>All %1 in Follow-ups</source>
        <translation>Alle %1 unter „Nachfassen“</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::NewMailingPage</name>
    <message>
        <source>New mailing</source>
        <translation>Neue Aussendung</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>An wen</translation>
    </message>
    <message>
        <source>Save as draft</source>
        <translation>Als Entwurf speichern</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Jetzt senden</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>What and to whom</source>
        <translation>Was und an wen</translation>
    </message>
    <message>
        <source>Survey</source>
        <translation>Umfrage</translation>
    </message>
    <message>
        <source>There is no survey yet. Write one on the Surveys page first.</source>
        <translation>Noch gibt es keine Umfrage. Schreiben Sie zuerst eine auf der Seite „Umfragen“.</translation>
    </message>
    <message>
        <source>There are no contacts yet. Import or add them on the Contacts page first.</source>
        <translation>Noch gibt es keine Kontakte. Importieren oder ergänzen Sie sie zuerst auf der Seite „Kontakte“.</translation>
    </message>
    <message>
        <source>Choose a guest to see whether the mail may leave.</source>
        <translation>Wählen Sie einen Gast, um zu sehen, ob die Mail abgehen darf.</translation>
    </message>
    <message>
        <source>Nobody in your contacts has this address. Add the guest on the Contacts page first.</source>
        <translation>Niemand in Ihren Kontakten hat diese Adresse. Ergänzen Sie den Gast zuerst auf der Seite „Kontakte“.</translation>
    </message>
    <message>
        <source>Nobody is in this audience, so there is nothing to send.</source>
        <translation>Niemand gehört zu diesem Kreis, also gibt es nichts zu senden.</translation>
    </message>
    <message numerus="yes">
        <source>Send to %n guest(s) now</source>
        <translation>
            <numerusform>Jetzt an %n Gast senden</numerusform>
            <numerusform>Jetzt an %n Gäste senden</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at every guest: who may be mailed, and who not.</source>
        <translation>Jeder Gast wird angesehen: wer angeschrieben werden darf, und wer nicht.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Writing a mail for every guest into the outbox</source>
        <translation>Für jeden Gast kommt eine Mail in den Ausgang</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::OutboxPage</name>
    <message>
        <source>Outbox</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Here you see every mailing: what has left, what is waiting, and who was held back and why.</source>
        <translation>Hier sehen Sie jede Aussendung: was hinausging, was wartet, und wer warum zurückgehalten wurde.</translation>
    </message>
    <message>
        <source>Send a survey</source>
        <translation>Eine Umfrage senden</translation>
    </message>
    <message>
        <source>New mailing</source>
        <translation>Neue Aussendung</translation>
    </message>
    <message>
        <source>Mailings</source>
        <translation>Aussendungen</translation>
    </message>
    <message>
        <source>Ask after each visit</source>
        <translation>Nach jedem Besuch fragen</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::OwnFieldsSection</name>
    <message>
        <source>Add a field</source>
        <translation>Feld hinzufügen</translation>
    </message>
    <message>
        <source>Fields of your own</source>
        <translation>Eigene Felder</translation>
    </message>
    <message>
        <source>What you want to know of your guests besides: a dog, a birthday, a club. Each stands on the person’s page, can be imported from a column, and is exported.</source>
        <translation>Was Sie sonst noch über Ihre Gäste wissen möchten: ein Hund, ein Geburtstag, ein Verein. Jedes steht auf der Seite der Person, lässt sich aus einer Spalte importieren und wird exportiert.</translation>
    </message>
    <message>
        <source>Name of the field</source>
        <translation>Name des Feldes</translation>
    </message>
    <message>
        <source>Name, such as “Dog”</source>
        <translation>Name, etwa „Hund“</translation>
    </message>
    <message>
        <source>Remove this field</source>
        <translation>Dieses Feld entfernen</translation>
    </message>
    <message numerus="yes">
        <source>“%1” is filled in for %n guest(s). When you save, what stands there is gone.</source>
        <translation>
            <numerusform>„%1“ ist bei %n Gast ausgefüllt. Wenn Sie speichern, ist weg, was dort steht.</numerusform>
            <numerusform>„%1“ ist bei %n Gästen ausgefüllt. Wenn Sie speichern, ist weg, was dort steht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::Page</name>
    <message>
        <source>Back to %1</source>
        <translation>Zurück zu %1</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::PasswordBar</name>
    <message>
        <source>Go on sending</source>
        <translation>Weiter senden</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Password of your mail account</source>
        <translation>Passwort Ihres Mailkontos</translation>
    </message>
    <message>
        <source>Mail account</source>
        <translation>Mailkonto</translation>
    </message>
    <message>
        <source>Mails are waiting for the password of %1: this computer’s keychain does not have it, or is locked. It is kept in memory until Inglenook is closed, and nowhere else.</source>
        <translation>Mails warten auf das Passwort von %1: Der Schlüsselbund dieses Computers hat es nicht oder ist gesperrt. Es bleibt im Speicher, bis Inglenook geschlossen wird, und sonst nirgends.</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::PeriodBar</name>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>Letzte 90 Tage</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>Letzte 12 Monate</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Von … bis …</translation>
    </message>
    <message>
        <source>Which days</source>
        <translation>Welche Tage</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Which survey</source>
        <translation>Welche Umfrage</translation>
    </message>
    <message>
        <source>All surveys</source>
        <translation>Alle Umfragen</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::PreSendCard</name>
    <message>
        <source>Before anything leaves</source>
        <translation>Bevor etwas abgeht</translation>
    </message>
    <message>
        <source>The last mail leaves %1.</source>
        <translation>Die letzte Mail geht %1 ab.</translation>
    </message>
    <message>
        <source>Your account sends up to %1 mails a minute and %2 in 24 hours. Inglenook goes on by itself, also after a restart.</source>
        <translation>Ihr Konto sendet bis zu %1 Mails je Minute und %2 in 24 Stunden. Inglenook macht von selbst weiter, auch nach einem Neustart.</translation>
    </message>
    <message>
        <source>Mails leave through your own mail account, and none is set up yet.</source>
        <translation>Mails gehen über Ihr eigenes Mailkonto ab, und noch ist keines eingerichtet.</translation>
    </message>
    <message>
        <source>Set up mail</source>
        <translation>Mail einrichten</translation>
    </message>
    <message>
        <source>A relay takes the clicks of your guests, and none is connected yet.</source>
        <translation>Ein Relais nimmt die Klicks Ihrer Gäste entgegen, und noch ist keines verbunden.</translation>
    </message>
    <message>
        <source>Connect a relay</source>
        <translation>Relais verbinden</translation>
    </message>
    <message>
        <source>Nobody is held back.</source>
        <translation>Niemand wird zurückgehalten.</translation>
    </message>
    <message numerus="yes">
        <source>%n guest(s) held back</source>
        <translation>
            <numerusform>%n Gast zurückgehalten</numerusform>
            <numerusform>%n Gäste zurückgehalten</numerusform>
        </translation>
    </message>
    <message>
        <source>Who?</source>
        <translation>Wer?</translation>
    </message>
    <message>
        <source>Who? %1</source>
        <translation>Wer? %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weitere</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Verbergen</translation>
    </message>
    <message numerus="yes">
        <source>guest(s) will get this mail</source>
        <translation>
            <numerusform>Gast bekommt diese Mail</numerusform>
            <numerusform>Gäste bekommen diese Mail</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>guest(s) will be asked in the next seven days</source>
        <translation>
            <numerusform>Gast wird in den nächsten sieben Tagen gefragt</numerusform>
            <numerusform>Gäste werden in den nächsten sieben Tagen gefragt</numerusform>
        </translation>
    </message>
    <message>
        <source>No visit in sight that this rule asks about. Import visits on the Contacts page, and they are asked about by themselves.</source>
        <translation>Kein Besuch in Sicht, nach dem diese Regel fragt. Importieren Sie Besuche auf der Seite „Kontakte“, dann wird von selbst gefragt.</translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) lie too far back to ask about.</source>
        <translation>
            <numerusform>%n Besuch liegt zu weit zurück, um noch zu fragen.</numerusform>
            <numerusform>%n Besuche liegen zu weit zurück, um noch zu fragen.</numerusform>
        </translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>%1, a reminder</source>
        <translation>%1, Erinnerung</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Hold them back</source>
        <translation>Zurückhalten</translation>
    </message>
    <message>
        <source>You let these go all the same: %1</source>
        <translation>Diese lassen Sie trotzdem gehen: %1</translation>
    </message>
    <message>
        <source>Send to them all the same</source>
        <translation>Trotzdem an sie senden</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::ProgressPanel</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::RecordPage</name>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Besuch</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Mail</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>What the relay saw</source>
        <translation>Was das Relais sah</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>Nachfassen</translation>
    </message>
    <message>
        <source>Before the last import</source>
        <translation>Vor dem letzten Import</translation>
    </message>
    <message>
        <source>No mail since</source>
        <translation>Keine Mails seit</translation>
    </message>
    <message>
        <source>Everything held about %1</source>
        <translation>Alles, was über %1 vorliegt</translation>
    </message>
    <message>
        <source>Save as JSON</source>
        <translation>Als JSON speichern</translation>
    </message>
    <message>
        <source>All of it, for another program.</source>
        <translation>Alles, für ein anderes Programm.</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Als CSV speichern</translation>
    </message>
    <message>
        <source>What happened, for a spreadsheet.</source>
        <translation>Was geschah, für ein Tabellenprogramm.</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>What is there</source>
        <translation>Was dort steht</translation>
    </message>
    <message>
        <source>Everything held about this person</source>
        <translation>Alles, was über diesen Menschen vorliegt</translation>
    </message>
    <message>
        <source>Save what is held</source>
        <translation>Speichern, was vorliegt</translation>
    </message>
    <message>
        <source>person</source>
        <translation>mensch</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>The file could not be saved. Choose another folder.</source>
        <translation>Die Datei konnte nicht gespeichert werden. Wählen Sie einen anderen Ordner.</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::RefusedTableModel</name>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Why it is left out</source>
        <translation>Warum sie ausgelassen wird</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Inhalt</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::RelaySection</name>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>The relay</source>
        <translation>Das Relais</translation>
    </message>
    <message>
        <source>A relay is a small server that is always awake. It shows your guests the page behind the faces and keeps their clicks, sealed, until Inglenook fetches them. It never learns a name or a mail address, and only this computer can open what it keeps.</source>
        <translation>Ein Relais ist ein kleiner Server, der immer wach ist. Es zeigt Ihren Gästen die Seite hinter den Gesichtern und bewahrt ihre Klicks versiegelt auf, bis Inglenook sie holt. Es erfährt nie einen Namen oder eine Mailadresse, und nur dieser Computer kann öffnen, was es aufbewahrt.</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Address of the relay</source>
        <translation>Adresse des Relais</translation>
    </message>
    <message>
        <source>Whoever runs it has told you, or it is your own.</source>
        <translation>Wer es betreibt, hat sie Ihnen gesagt, oder es ist Ihr eigenes.</translation>
    </message>
    <message>
        <source>This should be a web address such as https://relay.example.com.</source>
        <translation>Das sollte eine Webadresse sein wie https://relay.example.com.</translation>
    </message>
    <message>
        <source>Registration code</source>
        <translation>Anmeldecode</translation>
    </message>
    <message>
        <source>If the relay asks for one.</source>
        <translation>Falls das Relais einen verlangt.</translation>
    </message>
    <message>
        <source>Extra certificate authority</source>
        <translation>Zusätzliche Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>Only for a relay of your own whose certificate comes from an authority of your own.</source>
        <translation>Nur für ein eigenes Relais, dessen Zertifikat von einer eigenen Stelle stammt.</translation>
    </message>
    <message>
        <source>Connect anew</source>
        <translation>Neu verbinden</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Not connected yet</source>
        <translation>Noch nicht verbunden</translation>
    </message>
    <message>
        <source>Without a relay no survey can be sent: the faces would lead nowhere.</source>
        <translation>Ohne Relais kann keine Umfrage abgehen: Die Gesichter führten ins Leere.</translation>
    </message>
    <message>
        <source>Connected to %1, but its keys are out of reach</source>
        <translation>Verbunden mit %1, aber die Schlüssel sind nicht erreichbar</translation>
    </message>
    <message>
        <source>They are in this computer’s keychain: unlock it and start Inglenook again. If they are lost, connect anew; clicks on mails already sent can then not be read any more.</source>
        <translation>Sie liegen im Schlüsselbund dieses Computers: Entsperren Sie ihn und starten Sie Inglenook neu. Sind sie verloren, verbinden Sie neu; Klicks auf schon gesendete Mails lassen sich dann nicht mehr lesen.</translation>
    </message>
    <message>
        <source>Connected to %1, out of reach since %2</source>
        <translation>Verbunden mit %1, nicht erreichbar seit %2</translation>
    </message>
    <message>
        <source>Connected to %1</source>
        <translation>Verbunden mit %1</translation>
    </message>
    <message>
        <source>Clicks arrive within a second or two while Inglenook is open, the others at its start.</source>
        <translation>Klicks kommen binnen ein, zwei Sekunden an, solange Inglenook offen ist, die anderen beim Start.</translation>
    </message>
    <message>
        <source>Asking the relay</source>
        <translation>Das Relais wird gefragt</translation>
    </message>
    <message>
        <source>The relay answers and knows this computer.</source>
        <translation>Das Relais antwortet und kennt diesen Computer.</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>Verbindung mit %1</translation>
    </message>
    <message>
        <source>Connected to %1. Guests’ clicks can come.</source>
        <translation>Verbunden mit %1. Die Klicks der Gäste können kommen.</translation>
    </message>
    <message>
        <source>Renew the key</source>
        <translation>Schlüssel erneuern</translation>
    </message>
    <message>
        <source>For the day somebody else may have got at this computer’s keys. Faces in mails already sent go on working.</source>
        <translation>Für den Fall, dass jemand anders an die Schlüssel dieses Computers gekommen sein könnte. Gesichter in schon gesendeten Mails funktionieren weiter.</translation>
    </message>
    <message>
        <source>Clicks on mails sent before still come in through %1, until %2 at the latest.</source>
        <translation>Klicks auf früher gesendete Mails kommen weiter über %1 herein, längstens bis %2.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln click(s) could not be used: damaged on the way, or not of a mail from here. They were left out, and nothing else was changed by them.</source>
        <translation>
            <numerusform>%Ln Klick war nicht zu gebrauchen: unterwegs beschädigt oder nicht von einer Mail von hier. Er wurde weggelassen, und sonst hat er nichts verändert.</numerusform>
            <numerusform>%Ln Klicks waren nicht zu gebrauchen: unterwegs beschädigt oder nicht von einer Mail von hier. Sie wurden weggelassen, und sonst haben sie nichts verändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Agreeing on a new key with the relay</source>
        <translation>Mit dem Relais wird ein neuer Schlüssel vereinbart</translation>
    </message>
    <message>
        <source>The relay has a new key. The old one opens nothing any more.</source>
        <translation>Das Relais hat einen neuen Schlüssel. Der alte öffnet nichts mehr.</translation>
    </message>
    <message>
        <source>New mails will use the new connection. Clicks on mails already sent go on coming in through the one there is now, as long as their faces can be pressed.</source>
        <translation>Neue Mails benutzen die neue Verbindung. Klicks auf schon gesendete Mails kommen weiter über die jetzige herein, solange sich ihre Gesichter drücken lassen.</translation>
    </message>
    <message>
        <source>Connected to %1, but no answers come in</source>
        <translation>Mit %1 verbunden, aber es kommen keine Antworten herein</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::ReportFiles</name>
    <message>
        <source>“%1” could not be written; what was there before is unchanged. Choose another folder, or make room on the disk.</source>
        <translation>„%1“ konnte nicht geschrieben werden; was vorher da war, ist unverändert. Wählen Sie einen anderen Ordner oder schaffen Sie Platz.</translation>
    </message>
    <message>
        <source>The printer took nothing. Check that it is on, or choose another one.</source>
        <translation>Der Drucker hat nichts angenommen. Prüfen Sie, ob er an ist, oder wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>Results %1 to %2</source>
        <translation>Ergebnisse %1 bis %2</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::ReportPicture</name>
    <message>
        <source>How our guests felt</source>
        <translation>Wie es unseren Gästen ging</translation>
    </message>
    <message>
        <source>All surveys</source>
        <translation>Alle Umfragen</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::RestorePage</name>
    <message>
        <source>Restore a backup</source>
        <translation>Sicherung zurückholen</translation>
    </message>
    <message>
        <source>Password of this backup</source>
        <translation>Passwort dieser Sicherung</translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation>Hineinsehen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>What is inside</source>
        <translation>Was darin ist</translation>
    </message>
    <message>
        <source>This backup is sealed with a password.</source>
        <translation>Diese Sicherung ist mit einem Passwort versiegelt.</translation>
    </message>
    <message>
        <source>Opening the backup</source>
        <translation>Die Sicherung wird geöffnet</translation>
    </message>
    <message>
        <source>%1 contacts, %2 mails sent, %3 answers</source>
        <translation>%1 Kontakte, %2 verschickte Mails, %3 Antworten</translation>
    </message>
    <message>
        <source>Up to %1</source>
        <translation>Bis %1</translation>
    </message>
    <message>
        <source>Restoring puts this in the place of what you have now, which is kept beside it. People you have erased since stay erased, whoever has asked for no more mail since gets none, and mailings that were under way are paused. Answers since then come home from the relay as far as it still has them.</source>
        <translation>Das Zurückholen setzt dies an die Stelle dessen, was Sie jetzt haben; das bleibt daneben erhalten. Wen Sie seither gelöscht haben, der bleibt gelöscht, wer seither um keine Mails mehr gebeten hat, bekommt keine, und laufende Aussendungen sind angehalten. Antworten seither kommen vom Relais, soweit es sie noch hat.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Making the data ready</source>
        <translation>Die Daten werden vorbereitet</translation>
    </message>
    <message>
        <source>The data are ready. They take their place when Inglenook starts again.</source>
        <translation>Die Daten sind bereit. Sie nehmen ihren Platz ein, wenn Inglenook neu startet.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) erased since then, again.</source>
        <translation>
            <numerusform>%Ln seither gelöschter Mensch, noch einmal.</numerusform>
            <numerusform>%Ln seither gelöschte Menschen, noch einmal.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) who asked for no more mail since then.</source>
        <translation>
            <numerusform>%Ln Mensch, der seither um keine Mails mehr bat.</numerusform>
            <numerusform>%Ln Menschen, die seither um keine Mails mehr baten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mailing(s) paused.</source>
        <translation>
            <numerusform>%Ln Aussendung angehalten.</numerusform>
            <numerusform>%Ln Aussendungen angehalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Start again now</source>
        <translation>Jetzt neu starten</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::Results</name>
    <message>
        <source>Happy, over the 7 days up to each day</source>
        <translation>Zufrieden, über die 7 Tage bis zu jedem Tag</translation>
    </message>
    <message>
        <source>Happy, week by week</source>
        <translation>Zufrieden, Woche für Woche</translation>
    </message>
    <message>
        <source>Happy, month by month</source>
        <translation>Zufrieden, Monat für Monat</translation>
    </message>
    <message>
        <source>Answers, day by day</source>
        <translation>Antworten, Tag für Tag</translation>
    </message>
    <message>
        <source>Answers, week by week</source>
        <translation>Antworten, Woche für Woche</translation>
    </message>
    <message>
        <source>Answers, month by month</source>
        <translation>Antworten, Monat für Monat</translation>
    </message>
    <message>
        <source>No answers in these days.</source>
        <translation>Keine Antworten in diesen Tagen.</translation>
    </message>
    <message>
        <source>A percentage needs at least %1 answers.</source>
        <translation>Ein Prozentwert braucht mindestens %1 Antworten.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n Antwort</numerusform>
            <numerusform>%n Antworten</numerusform>
        </translation>
    </message>
    <message>
        <source>happy over 7 days: %1 (%2)</source>
        <translation>zufrieden über 7 Tage: %1 (%2)</translation>
    </message>
    <message>
        <source>happy: %1 (%2)</source>
        <translation>zufrieden: %1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n Min.</numerusform>
            <numerusform>%n Min.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n Std.</numerusform>
            <numerusform>%n Std.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>inglenook::ui::ResultsPage</name>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Here you will see, day by day, how your guests felt.</source>
        <translation>Hier sehen Sie Tag für Tag, wie es Ihren Gästen gefiel.</translation>
    </message>
    <message>
        <source>Send a survey</source>
        <translation>Eine Umfrage senden</translation>
    </message>
    <message>
        <source>Save the table (CSV)…</source>
        <translation>Tabelle speichern (CSV) …</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Drucken</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Tabelle speichern</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Bild (*.png)</translation>
    </message>
    <message>
        <source>The picture is copied: paste it where you want it.</source>
        <translation>Das Bild ist kopiert: Fügen Sie es ein, wo Sie möchten.</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Gespeichert: %1</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::RetentionSection</name>
    <message numerus="yes">
        <source>%Ln raw click(s)</source>
        <translation>
            <numerusform>%Ln roher Klick</numerusform>
            <numerusform>%Ln rohe Klicks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the words of %Ln answer(s)</source>
        <translation>
            <numerusform>die Worte zu %Ln Antwort</numerusform>
            <numerusform>die Worte zu %Ln Antworten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>traces of %Ln mail(s)</source>
        <translation>
            <numerusform>Spuren von %Ln Mail</numerusform>
            <numerusform>Spuren von %Ln Mails</numerusform>
        </translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source> months</source>
        <translation> Monate</translation>
    </message>
    <message>
        <source>What was forgotten</source>
        <translation>Was vergessen wurde</translation>
    </message>
    <message>
        <source>How long data stay</source>
        <translation>Wie lange Daten bleiben</translation>
    </message>
    <message>
        <source>Inglenook forgets once a day what is no longer needed. Faces, figures and guests themselves stay.</source>
        <translation>Inglenook vergisst einmal am Tag, was nicht mehr gebraucht wird. Gesichter, Zahlen und die Gäste selbst bleiben.</translation>
    </message>
    <message>
        <source>Raw clicks</source>
        <translation>Rohe Klicks</translation>
    </message>
    <message>
        <source>How each answer was told from a machine. The answer stays.</source>
        <translation>Woran eine Antwort von einer Maschine unterschieden wurde. Die Antwort bleibt.</translation>
    </message>
    <message>
        <source>Guests’ words</source>
        <translation>Worte der Gäste</translation>
    </message>
    <message>
        <source>Comments, numbers to call, your notes on closed follow-ups.</source>
        <translation>Kommentare, Rückrufnummern, Ihre Notizen zu Erledigtem.</translation>
    </message>
    <message>
        <source>Who was mailed</source>
        <translation>Wer angeschrieben wurde</translation>
    </message>
    <message>
        <source>Long enough that nobody is asked too often.</source>
        <translation>Lange genug, dass niemand zu oft gefragt wird.</translation>
    </message>
    <message>
        <source>Nothing was old enough yet.</source>
        <translation>Noch war nichts alt genug.</translation>
    </message>
    <message>
        <source>Last, %1: %2.</source>
        <translation>Zuletzt, %1: %2.</translation>
    </message>
    <message>
        <source>Looked through %1.</source>
        <translation>Durchgesehen %1.</translation>
    </message>
    <message>
        <source>Next time: %1.</source>
        <translation>Beim nächsten Mal: %1.</translation>
    </message>
    <message>
        <source>Saved. What is older is forgotten within a day.</source>
        <translation>Gespeichert. Was älter ist, wird binnen eines Tages vergessen.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::ReturnsPage</name>
    <message>
        <source>What came back</source>
        <translation>Was zurückkam</translation>
    </message>
    <message>
        <source>Mail account</source>
        <translation>Mailkonto</translation>
    </message>
    <message>
        <source>Nothing has come back so far. Here you will see whose address is dead, whose mailbox is full, who has answered and who complained.</source>
        <translation>Bisher kam nichts zurück. Hier sehen Sie dann, wessen Adresse es nicht mehr gibt, wessen Postfach voll ist, wer geantwortet und wer sich beschwert hat.</translation>
    </message>
    <message>
        <source>If it is true: %1</source>
        <translation>Wenn es stimmt: %1</translation>
    </message>
    <message>
        <source>It means nothing</source>
        <translation>Es bedeutet nichts</translation>
    </message>
    <message>
        <source>The address works: mail it again</source>
        <translation>Die Adresse stimmt: wieder anschreiben</translation>
    </message>
    <message>
        <source>It is true</source>
        <translation>Es stimmt</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::ReviewLinksField</name>
    <message>
        <source>Add a link</source>
        <translation>Link hinzufügen</translation>
    </message>
    <message>
        <source>Name, such as “Review us here”</source>
        <translation>Name, etwa „Bewerten Sie uns hier“</translation>
    </message>
    <message>
        <source>Name of the link</source>
        <translation>Name des Links</translation>
    </message>
    <message>
        <source>Web address of the link</source>
        <translation>Webadresse des Links</translation>
    </message>
    <message>
        <source>Remove this link</source>
        <translation>Diesen Link entfernen</translation>
    </message>
    <message>
        <source>Give each link a name, so that guests know where it leads.</source>
        <translation>Geben Sie jedem Link einen Namen, damit Gäste wissen, wohin er führt.</translation>
    </message>
    <message>
        <source>“%1” needs a web address that begins with https://.</source>
        <translation>„%1“ braucht eine Webadresse, die mit https:// beginnt.</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::RuleEditor</name>
    <message>
        <source>Remind once who has not answered after</source>
        <translation>Einmal erinnern, wer nicht geantwortet hat, nach</translation>
    </message>
    <message>
        <source>After what</source>
        <translation>Wonach</translation>
    </message>
    <message>
        <source>after departure or the visit</source>
        <translation>nach der Abreise oder dem Besuch</translation>
    </message>
    <message>
        <source>after arrival</source>
        <translation>nach der Anreise</translation>
    </message>
    <message>
        <source>Days after the visit</source>
        <translation>Tage nach dem Besuch</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <source>every guest</source>
        <translation>jeden Gast</translation>
    </message>
    <message>
        <source>guests who stayed overnight</source>
        <translation>Gäste, die übernachtet haben</translation>
    </message>
    <message>
        <source>guests who came for the day</source>
        <translation>Gäste, die für einen Tag kamen</translation>
    </message>
    <message>
        <source>at</source>
        <translation>um</translation>
    </message>
    <message>
        <source>send the survey</source>
        <translation>geht diese Umfrage</translation>
    </message>
    <message>
        <source>to</source>
        <translation>an</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>with the tag</source>
        <translation>mit dem Schlagwort</translation>
    </message>
    <message>
        <source>room or table</source>
        <translation>Zimmer oder Tisch</translation>
    </message>
    <message>
        <source>served by</source>
        <translation>bedient von</translation>
    </message>
    <message>
        <source>who spent at least</source>
        <translation>mit einem Betrag ab</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source>Days before the reminder</source>
        <translation>Tage bis zur Erinnerung</translation>
    </message>
    <message>
        <source>Longest time since the visit</source>
        <translation>Längste Zeit seit dem Besuch</translation>
    </message>
    <message>
        <source>Ask nobody whose visit is longer ago than</source>
        <translation>Niemanden fragen, dessen Besuch länger her ist als</translation>
    </message>
    <message>
        <source>Quiet hours, closed days, the pause between two surveys and who is never asked are in the settings, under “Manners”.</source>
        <translation>Ruhezeiten, geschlossene Tage, die Pause zwischen zwei Umfragen und wer nie gefragt wird, stehen in den Einstellungen unter „Umgang“.</translation>
    </message>
    <message>
        <source>day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::RulePage</name>
    <message>
        <source>Ask after each visit</source>
        <translation>Nach jedem Besuch fragen</translation>
    </message>
    <message>
        <source>After each visit</source>
        <translation>Nach jedem Besuch</translation>
    </message>
    <message>
        <source>Delete this rule</source>
        <translation>Diese Regel löschen</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>This rule is not there any more.</source>
        <translation>Diese Regel gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>There is no survey yet. Write one on the Surveys page first.</source>
        <translation>Es gibt noch keine Umfrage. Schreiben Sie zuerst eine auf der Seite „Umfragen“.</translation>
    </message>
    <message>
        <source>Delete this rule? Nobody is asked by it any more. Mails that are in the outbox stay.</source>
        <translation>Diese Regel löschen? Sie fragt dann niemanden mehr. Mails, die im Ausgang liegen, bleiben.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>What you have changed is not saved.</source>
        <translation>Ihre Änderungen sind nicht gespeichert.</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>Verwerfen</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::RuleWords</name>
    <message>
        <source>On the day of departure</source>
        <translation>Am Tag der Abreise</translation>
    </message>
    <message>
        <source>On the day of arrival</source>
        <translation>Am Tag der Anreise</translation>
    </message>
    <message>
        <source>The day after departure</source>
        <translation>Am Tag nach der Abreise</translation>
    </message>
    <message>
        <source>The day after arrival</source>
        <translation>Am Tag nach der Anreise</translation>
    </message>
    <message numerus="yes">
        <source>%n days after departure</source>
        <translation>
            <numerusform>%n Tag nach der Abreise</numerusform>
            <numerusform>%n Tage nach der Abreise</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days after arrival</source>
        <translation>
            <numerusform>%n Tag nach der Anreise</numerusform>
            <numerusform>%n Tage nach der Anreise</numerusform>
        </translation>
    </message>
    <message>
        <source>to every guest</source>
        <translation>an jeden Gast</translation>
    </message>
    <message>
        <source>to guests who stayed overnight</source>
        <translation>an Gäste, die übernachtet haben</translation>
    </message>
    <message>
        <source>to guests who came for the day</source>
        <translation>an Gäste, die für einen Tag kamen</translation>
    </message>
    <message>
        <source>, tagged “%1”</source>
        <translation>, Schlagwort „%1“</translation>
    </message>
    <message>
        <source>, room or table “%1”</source>
        <translation>, Zimmer oder Tisch „%1“</translation>
    </message>
    <message>
        <source>, served by “%1”</source>
        <translation>, bedient von „%1“</translation>
    </message>
    <message>
        <source>, who spent %1 or more</source>
        <translation>, ab einem Betrag von %1</translation>
    </message>
    <message>
        <source>%1, at %2, send %3 %4%5.</source>
        <translation>%1 um %2 geht %3 %4%5.</translation>
    </message>
    <message numerus="yes">
        <source>Who has not answered after %n day(s) is reminded once.</source>
        <translation>
            <numerusform>Wer nach %n Tag nicht geantwortet hat, wird einmal erinnert.</numerusform>
            <numerusform>Wer nach %n Tagen nicht geantwortet hat, wird einmal erinnert.</numerusform>
        </translation>
    </message>
    <message>
        <source>today at %1</source>
        <translation>heute um %1</translation>
    </message>
    <message>
        <source>tomorrow at %1</source>
        <translation>morgen um %1</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 um %2</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>no visit in sight</source>
        <translation>kein Besuch in Sicht</translation>
    </message>
    <message>
        <source>due now</source>
        <translation>jetzt fällig</translation>
    </message>
    <message>
        <source>a survey</source>
        <translation>eine Umfrage</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::RulesCard</name>
    <message>
        <source>After each visit, by itself</source>
        <translation>Nach jedem Besuch, von selbst</translation>
    </message>
    <message>
        <source>Switched on: %1</source>
        <translation>Eingeschaltet: %1</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Einschalten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sent</source>
        <translation>
            <numerusform>%Ln gesendet</numerusform>
            <numerusform>%Ln gesendet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>inglenook::ui::SendTroubleNotice</name>
    <message>
        <source>Set up mail</source>
        <translation>Mail einrichten</translation>
    </message>
    <message>
        <source>Look at the relay</source>
        <translation>Zum Relais</translation>
    </message>
    <message>
        <source>Look at the mail account</source>
        <translation>Zum Mailkonto</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Parts of the settings</source>
        <translation>Teile der Einstellungen</translation>
    </message>
    <message>
        <source>Business</source>
        <translation>Betrieb</translation>
    </message>
    <message>
        <source>Mail account</source>
        <translation>Mailkonto</translation>
    </message>
    <message>
        <source>Relay</source>
        <translation>Relais</translation>
    </message>
    <message>
        <source>Data and program</source>
        <translation>Daten und Programm</translation>
    </message>
    <message>
        <source>Something here is typed and not saved.</source>
        <translation>Hier ist etwas eingegeben und nicht gespeichert.</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Manners</source>
        <translation>Umgang</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Watched folder</source>
        <translation>Beobachteter Ordner</translation>
    </message>
    <message>
        <source>Own fields</source>
        <translation>Eigene Felder</translation>
    </message>
    <message>
        <source>Forgetting</source>
        <translation>Vergessen</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::SetupChecklist</name>
    <message>
        <source>Five steps to your first answer</source>
        <translation>Fünf Schritte zur ersten Antwort</translation>
    </message>
    <message>
        <source>Your mail account</source>
        <translation>Ihr Mailkonto</translation>
    </message>
    <message>
        <source>Surveys leave from your own address, so guests know who asks.</source>
        <translation>Umfragen kommen von Ihrer eigenen Adresse, so wissen die Gäste, wer fragt.</translation>
    </message>
    <message>
        <source>Set up mail</source>
        <translation>Mail einrichten</translation>
    </message>
    <message>
        <source>The relay</source>
        <translation>Das Relais</translation>
    </message>
    <message>
        <source>It catches the clicks for you and never learns a name or an address.</source>
        <translation>Es fängt die Klicks für Sie auf und erfährt nie einen Namen oder eine Adresse.</translation>
    </message>
    <message>
        <source>Connect the relay</source>
        <translation>Relais verbinden</translation>
    </message>
    <message>
        <source>Your contacts</source>
        <translation>Ihre Kontakte</translation>
    </message>
    <message>
        <source>From your till or booking system, as it exports them.</source>
        <translation>Aus Ihrer Kasse oder Ihrem Buchungssystem, wie es sie ausgibt.</translation>
    </message>
    <message>
        <source>Import contacts</source>
        <translation>Kontakte importieren</translation>
    </message>
    <message>
        <source>Your survey</source>
        <translation>Ihre Umfrage</translation>
    </message>
    <message>
        <source>One question and four faces, in your words.</source>
        <translation>Eine Frage und vier Gesichter, in Ihren Worten.</translation>
    </message>
    <message>
        <source>Write the survey</source>
        <translation>Umfrage schreiben</translation>
    </message>
    <message>
        <source>Off it goes</source>
        <translation>Hinaus damit</translation>
    </message>
    <message>
        <source>You see who gets it, and who is held back and why, before anything leaves.</source>
        <translation>Sie sehen, wer sie bekommt und wer warum zurückgehalten wird, bevor etwas hinausgeht.</translation>
    </message>
    <message>
        <source>Send the survey</source>
        <translation>Umfrage senden</translation>
    </message>
    <message>
        <source>%1, done</source>
        <translation>%1, erledigt</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::StandingPanel</name>
    <message>
        <source>Who may send for your domain (SPF)</source>
        <translation>Wer für Ihre Domain senden darf (SPF)</translation>
    </message>
    <message>
        <source>The signature on your mails (DKIM)</source>
        <translation>Die Unterschrift auf Ihren Mails (DKIM)</translation>
    </message>
    <message>
        <source>What becomes of forged mails (DMARC)</source>
        <translation>Was aus gefälschten Mails wird (DMARC)</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::SurveyTextsForm</name>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>Anrede</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Below the faces</source>
        <translation>Unter den Gesichtern</translation>
    </message>
    <message>
        <source>On the page after the click</source>
        <translation>Auf der Seite nach dem Klick</translation>
    </message>
    <message>
        <source>Thanks</source>
        <translation>Dank</translation>
    </message>
    <message>
        <source>Above the comment box</source>
        <translation>Über dem Kommentarfeld</translation>
    </message>
    <message>
        <source>That page knows nobody’s name: fields say what stands behind their bar.</source>
        <translation>Diese Seite kennt keinen Namen: Felder sagen, was hinter ihrem Strich steht.</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::SurveysPage</name>
    <message>
        <source>Surveys</source>
        <translation>Umfragen</translation>
    </message>
    <message>
        <source>Here you write the question and the four faces, and see them as your guests will.</source>
        <translation>Hier schreiben Sie die Frage und die vier Gesichter und sehen sie, wie Ihre Gäste sie sehen.</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Send this survey</source>
        <translation>Diese Umfrage senden</translation>
    </message>
    <message>
        <source>Write the first survey</source>
        <translation>Die erste Umfrage schreiben</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More to do with this survey</source>
        <translation>Mehr zu dieser Umfrage</translation>
    </message>
    <message>
        <source>New survey</source>
        <translation>Neue Umfrage</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Verdoppeln</translation>
    </message>
    <message>
        <source>Delete …</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1 (Kopie)</translation>
    </message>
    <message>
        <source>“%1” goes with all its texts. It has never been sent.</source>
        <translation>„%1“ verschwindet mit allen Texten. Sie wurde nie gesendet.</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::SurveysTableModel</name>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>%1 answers to %2 mails</source>
        <translation>%1 Antworten auf %2 Mails</translation>
    </message>
    <message>
        <source>This version has not been sent yet.</source>
        <translation>Diese Fassung wurde noch nicht gesendet.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Fassung</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Sprachen</translation>
    </message>
    <message>
        <source>Last sent</source>
        <translation>Zuletzt gesendet</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::TimelineView</name>
    <message>
        <source>Older ones are in “Everything held”.</source>
        <translation>Ältere stehen unter „Alles, was vorliegt“.</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::TodayPage</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
</context>
<context>
    <name>inglenook::ui::YesterdayCard</name>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n Antwort</numerusform>
            <numerusform>%n Antworten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>happy, of %1</source>
        <translation>zufrieden, von %1</translation>
    </message>
    <message numerus="yes">
        <source>answer(s)</source>
        <translation>
            <numerusform>Antwort</numerusform>
            <numerusform>Antworten</numerusform>
        </translation>
    </message>
    <message>
        <source>No answers yesterday.</source>
        <translation>Gestern keine Antworten.</translation>
    </message>
    <message>
        <source>A percentage needs at least %1.</source>
        <translation>Ein Prozentwert braucht mindestens %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n held back as doubtful.</source>
        <translation>
            <numerusform>%n als zweifelhaft zurückgehalten.</numerusform>
            <numerusform>%n als zweifelhaft zurückgehalten.</numerusform>
        </translation>
    </message>
</context>
</TS>
