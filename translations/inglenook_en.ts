<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>inglenook::app::OwnWindow</name>
    <message numerus="yes">
        <source>%n mail(s) have not left yet.</source>
        <translation>
            <numerusform>%n mail has not left yet.</numerusform>
            <numerusform>%n mails have not left yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>inglenook::ui</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>inglenook::ui::BulkBar</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>inglenook::ui::ContactPage</name>
    <message numerus="yes">
        <source>, with %n visit(s)</source>
        <translation>
            <numerusform>, with %n visit</numerusform>
            <numerusform>, with %n visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) sent will stay in the list without a name.</source>
        <translation>
            <numerusform>%n mail sent will stay in the list without a name.</numerusform>
            <numerusform>%n mails sent will stay in the list without a name.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) will go on counting without a name and without words.</source>
        <translation>
            <numerusform>%n answer will go on counting without a name and without words.</numerusform>
            <numerusform>%n answers will go on counting without a name and without words.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lent by a booking site and short-lived: no survey is sent to it later than %n day(s) after the departure.</source>
        <translation>
            <numerusform>Lent by a booking site and short-lived: no survey is sent to it later than %n day after the departure.</numerusform>
            <numerusform>Lent by a booking site and short-lived: no survey is sent to it later than %n days after the departure.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>inglenook::ui::ContactsPage</name>
    <message numerus="yes">
        <source>%Ln contact(s)</source>
        <translation>
            <numerusform>%Ln contact</numerusform>
            <numerusform>%Ln contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln contact(s) have the tag “%1” now.</source>
        <translation>
            <numerusform>%Ln contact has the tag “%1” now.</numerusform>
            <numerusform>%Ln contacts have the tag “%1” now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln contact(s) do not have the tag “%1” any more.</source>
        <translation>
            <numerusform>%Ln contact does not have the tag “%1” any more.</numerusform>
            <numerusform>%Ln contacts do not have the tag “%1” any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln contact(s) saved as %1.</source>
        <translation>
            <numerusform>%Ln contact saved as %1.</numerusform>
            <numerusform>%Ln contacts saved as %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) erased.</source>
        <translation>
            <numerusform>%Ln person erased.</numerusform>
            <numerusform>%Ln people erased.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) will be erased for good, with visits and words. Their answers go on counting without a name.</source>
        <translation>
            <numerusform>%Ln person will be erased for good, with visits and words. The answers go on counting without a name.</numerusform>
            <numerusform>%Ln people will be erased for good, with visits and words. Their answers go on counting without a name.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>inglenook::ui::DayCallout</name>
    <message numerus="yes">
        <source>%n mail(s) sent</source>
        <translation>
            <numerusform>%n mail sent</numerusform>
            <numerusform>%n mails sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>inglenook::ui::Figures</name>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n answer</numerusform>
            <numerusform>%n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) sent</source>
        <translation>
            <numerusform>%n mail sent</numerusform>
            <numerusform>%n mails sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n case</numerusform>
            <numerusform>%n cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) held back as doubtful, in none of the figures</source>
        <translation>
            <numerusform>%n answer held back as doubtful, in none of the figures</numerusform>
            <numerusform>%n answers held back as doubtful, in none of the figures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>inglenook::ui::FolderWords</name>
    <message numerus="yes">
        <source>%Ln visit(s)</source>
        <translation>
            <numerusform>%Ln visit</numerusform>
            <numerusform>%Ln visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln changed</numerusform>
            <numerusform>%Ln changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new guest(s)</source>
        <translation>
            <numerusform>%Ln new guest</numerusform>
            <numerusform>%Ln new guests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) left out</source>
        <translation>
            <numerusform>%Ln row left out</numerusform>
            <numerusform>%Ln rows left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>inglenook::ui::GoingOutCard</name>
    <message numerus="yes">
        <source>mail(s) still to go</source>
        <translation>
            <numerusform>mail still to go</numerusform>
            <numerusform>mails still to go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held back: why?</source>
        <translation>
            <numerusform>%n held back: why?</numerusform>
            <numerusform>%n held back: why?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>inglenook::ui::ImportPage</name>
    <message numerus="yes">
        <source>Done: %Ln contact(s) added.</source>
        <translation>
            <numerusform>Done: %Ln contact added.</numerusform>
            <numerusform>Done: %Ln contacts added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The import is undone: %Ln contact(s) taken out</source>
        <translation>
            <numerusform>The import is undone: %Ln contact taken out</numerusform>
            <numerusform>The import is undone: %Ln contacts taken out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %Ln as before</source>
        <translation>
            <numerusform>, %Ln as before</numerusform>
            <numerusform>, %Ln as before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay(s), because you or a mail have touched them since.</source>
        <translation>
            <numerusform>%Ln stays, because you have changed it or a mail has gone to it since.</numerusform>
            <numerusform>%Ln stay, because you have changed them or a mail has gone to them since.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln visit(s) added.</source>
        <translation>
            <numerusform>%Ln visit added.</numerusform>
            <numerusform>%Ln visits added.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>inglenook::ui::ImportSummaryView</name>
    <message numerus="yes">
        <source>%n of them stand(s) in the file more than once.</source>
        <translation>
            <numerusform>%n of them stands in the file more than once.</numerusform>
            <numerusform>%n of them stand in the file more than once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>inglenook::ui::InboxCard</name>
    <message numerus="yes">
        <source>%n new mail(s) looked at. Nothing of yours came back.</source>
        <translation>
            <numerusform>%n new mail looked at. Nothing of yours came back.</numerusform>
            <numerusform>%n new mails looked at. Nothing of yours came back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) came back. See “What came back”.</source>
        <translation>
            <numerusform>One thing came back. See “What came back”.</numerusform>
            <numerusform>%n things came back. See “What came back”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>inglenook::ui::MailingPage</name>
    <message numerus="yes">
        <source>Send to %n guest(s) now</source>
        <translation>
            <numerusform>Send to %n guest now</numerusform>
            <numerusform>Send to %n guests now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ending the mailing cancels %n mail(s) for good that have not left yet. What was sent stays, and answers still count.</source>
        <translation>
            <numerusform>Ending the mailing cancels %n mail for good that have not left yet. What was sent stays, and answers still count.</numerusform>
            <numerusform>Ending the mailing cancels %n mails for good that have not left yet. What was sent stays, and answers still count.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>inglenook::ui::MailingRunView</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them tried again later</source>
        <translation>
            <numerusform>%n of them tried again later</numerusform>
            <numerusform>%n of them tried again later</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held back</source>
        <translation>
            <numerusform>%n held back</numerusform>
            <numerusform>%n held back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not sent</source>
        <translation>
            <numerusform>%n not sent</numerusform>
            <numerusform>%n not sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>inglenook::ui::MailingWords</name>
    <message numerus="yes">
        <source>%n probably sent</source>
        <translation>
            <numerusform>%n probably sent</numerusform>
            <numerusform>%n probably sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>inglenook::ui::NavigationButton</name>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <translation>
            <numerusform>%1, %n waiting</numerusform>
            <numerusform>%1, %n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>inglenook::ui::NewMailingPage</name>
    <message numerus="yes">
        <source>Send to %n guest(s) now</source>
        <translation>
            <numerusform>Send to %n guest now</numerusform>
            <numerusform>Send to %n guests now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>inglenook::ui::OwnFieldsSection</name>
    <message numerus="yes">
        <source>“%1” is filled in for %n guest(s). When you save, what stands there is gone.</source>
        <translation>
            <numerusform>“%1” is filled in for %n guest. When you save, what stands there is gone.</numerusform>
            <numerusform>“%1” is filled in for %n guests. When you save, what stands there is gone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>inglenook::ui::PreSendCard</name>
    <message numerus="yes">
        <source>%n guest(s) held back</source>
        <translation>
            <numerusform>%n guest held back</numerusform>
            <numerusform>%n guests held back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>guest(s) will get this mail</source>
        <translation>
            <numerusform>guest will get this mail</numerusform>
            <numerusform>guests will get this mail</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>guest(s) will be asked in the next seven days</source>
        <translation>
            <numerusform>guest will be asked in the next seven days</numerusform>
            <numerusform>guests will be asked in the next seven days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) lie too far back to ask about.</source>
        <translation>
            <numerusform>%n visit lies too far back to ask about.</numerusform>
            <numerusform>%n visits lie too far back to ask about.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>inglenook::ui::RelaySection</name>
    <message numerus="yes">
        <source>%Ln click(s) could not be used: damaged on the way, or not of a mail from here. They were left out, and nothing else was changed by them.</source>
        <translation>
            <numerusform>%Ln click could not be used: damaged on the way, or not of a mail from here. It was left out, and nothing else was changed by it.</numerusform>
            <numerusform>%Ln clicks could not be used: damaged on the way, or not of a mail from here. They were left out, and nothing else was changed by them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>inglenook::ui::RestorePage</name>
    <message numerus="yes">
        <source>%Ln person(s) erased since then, again.</source>
        <translation>
            <numerusform>%Ln person erased since then, again.</numerusform>
            <numerusform>%Ln people erased since then, again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) who asked for no more mail since then.</source>
        <translation>
            <numerusform>%Ln person who asked for no more mail since then.</numerusform>
            <numerusform>%Ln people who asked for no more mail since then.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mailing(s) paused.</source>
        <translation>
            <numerusform>%Ln mailing paused.</numerusform>
            <numerusform>%Ln mailings paused.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>inglenook::ui::Results</name>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n answer</numerusform>
            <numerusform>%n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>inglenook::ui::RetentionSection</name>
    <message numerus="yes">
        <source>%Ln raw click(s)</source>
        <translation>
            <numerusform>%Ln raw click</numerusform>
            <numerusform>%Ln raw clicks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the words of %Ln answer(s)</source>
        <translation>
            <numerusform>the words of %Ln answer</numerusform>
            <numerusform>the words of %Ln answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>traces of %Ln mail(s)</source>
        <translation>
            <numerusform>traces of %Ln mail</numerusform>
            <numerusform>traces of %Ln mails</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>inglenook::ui::RuleWords</name>
    <message numerus="yes">
        <source>%n days after departure</source>
        <translation>
            <numerusform>%n day after departure</numerusform>
            <numerusform>%n days after departure</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days after arrival</source>
        <translation>
            <numerusform>%n day after arrival</numerusform>
            <numerusform>%n days after arrival</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Who has not answered after %n day(s) is reminded once.</source>
        <translation>
            <numerusform>Who has not answered after %n day is reminded once.</numerusform>
            <numerusform>Who has not answered after %n days is reminded once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>inglenook::ui::RulesCard</name>
    <message numerus="yes">
        <source>%Ln sent</source>
        <translation>
            <numerusform>%Ln sent</numerusform>
            <numerusform>%Ln sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>inglenook::ui::YesterdayCard</name>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n answer</numerusform>
            <numerusform>%n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>answer(s)</source>
        <translation>
            <numerusform>answer</numerusform>
            <numerusform>answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held back as doubtful.</source>
        <translation>
            <numerusform>%n held back as doubtful.</numerusform>
            <numerusform>%n held back as doubtful.</numerusform>
        </translation>
    </message>
</context>
</TS>
