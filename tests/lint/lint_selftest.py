"""Proves that each lint can fail: small trees with one thing wrong, and small trees with nothing wrong."""

import os
import sys
import tempfile
import unittest

import lint_format
import lint_layers
import lint_names
import lint_resources
import lint_sizes
import lint_text
import lint_translations
from tree import Tree

CATALOGUE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="{language}" sourcelanguage="en_GB">
{contexts}</TS>
"""
CONTEXT = """<context>
    <name>Chart</name>
    <message>
        <source>Yesterday</source>
        <translation{attribute}>{text}</translation>
    </message>
</context>
"""


class LintTest(unittest.TestCase):
    def findings(self, lint, files):
        with tempfile.TemporaryDirectory() as root:
            for path, text in files.items():
                full = os.path.join(root, path)
                os.makedirs(os.path.dirname(full), exist_ok=True)
                with open(full, "w", encoding="utf-8") as file:
                    file.write(text)
            return list(lint.check(Tree(root)))

    def refuses(self, lint, files, word):
        found = self.findings(lint, files)
        self.assertTrue(any(word in finding for finding in found), f"nothing about {word!r} in {found}")

    def accepts(self, lint, files):
        self.assertEqual(self.findings(lint, files), [])


class Layers(LintTest):
    def test_refuses_what_climbs(self):
        for path, include, word in [
            ("core/contacts/contact.h", '"ui/base/button.h"', "climbs"),
            ("core/contacts/contact.h", '"core/outbox/mailing.h"', "climbs from core/contacts"),
            ("core/base/result.h", '"core/secrets/secretstore.h"', "core/base stand on"),
            ("core/clicks/link.h", '"core/base/result.h"', "core/clicks stand on"),
            ("core/stats/dailystats.h", '"core/extras/extra.h"', "no place"),
            ("core/stats/dailystats.h", "<QtGui/QColor>", "the screen into core"),
            ("core/stats/dailystats.h", "<QtCharts/QChart>", "the screen into core"),
            ("core/stats/dailystats.h", "<QString>", "Qt module"),
            ("core/clicks/link.h", "<QtCore/QString>", "Qt where there is none"),
            ("core/mailing/mailaccount.cpp", "<qt6keychain/keychain.h>", "keychain outside"),
            ("core/mailing/mailaccount.cpp", "<boost/asio.hpp>", "Boost outside"),
            ("relay/store.h", "<QtCore/QString>", "Qt where there is none"),
            ("relay/store.h", '"core/base/result.h"', "more of core"),
            ("relay/store.h", '"app/common/appcontext.h"', "climbs"),
            ("ui/today/todaypage.h", '"app/common/appcontext.h"', "climbs"),
            ("ui/today/todaypage.h", '"ui/contacts/contactspage.h"', "lives in ui/base"),
            ("ui/base/card.h", '"ui/today/todaypage.h"', "lives in ui/base"),
            ("ui/today/todaypage.cpp", "<QtSql/QSqlQuery>", "SQL outside"),
            ("tests/core/stats/tst_dailystats.cpp", "<QtWidgets/QLabel>", "runs without one"),
        ]:
            with self.subTest(path=path, include=include):
                self.refuses(lint_layers, {path: f"#pragma once\n#include {include}\n"}, word)

    def test_refuses_a_second_file_that_names_the_http_library(self):
        files = {"relay/server.cpp": "#include <boost/beast/http.hpp>\n", "relay/page.cpp": "boost::beast::flat_buffer b;\n"}
        self.refuses(lint_layers, files, "HTTP library is named in 2 files")

    def test_accepts_what_stands_on_the_ground(self):
        self.accepts(lint_layers, {
            "core/outbox/mailing.h": '#include "core/contacts/contact.h"\n#include "core/clicks/link.h"\n#include <QtCore/QString>\n',
            "relay/server.cpp": '#include "core/clicks/link.h"\n#include <boost/beast/http.hpp>\n#include <vector>\n',
            "relay/store.cpp": "#include <sqlite3.h>\n",
            "ui/mainwindow/mainwindow.cpp": '#include "ui/today/todaypage.h"\n#include <QtWidgets/QLabel>\n',
            "tests/core/base/tst_clock.cpp": '#include <QtTest/QTest>\n#include "tst_clock.moc"\n',
        })


class Names(LintTest):
    def test_refuses_banned_names(self):
        for text, word in [
            ("class ContactManager {};\n", "ContactManager"),
            ("class WidgetBase : public QWidget {};\n", "WidgetBase"),
            ("struct AnswerInfo\n{\n};\n", "AnswerInfo"),
            ("class RequestHandler final {};\n", "RequestHandler"),
            ("int getCount() const;\n", "getCount"),
            ("void onClicked();\n", "onClicked"),
            ("static Store& instance();\n", "singletons"),
        ]:
            with self.subTest(text=text):
                self.refuses(lint_names, {"core/contacts/contact.h": text}, word)

    def test_refuses_a_file_with_capitals(self):
        self.refuses(lint_names, {"core/contacts/Contact.h": "\n"}, "lower case")

    def test_accepts_the_names_of_others(self):
        self.accepts(lint_names, {"ui/contacts/contactspage.h":
                                  "// class FooManager {}\nclass ContactsPage : public QWidget\n{\n"
                                  "    void f() { QFileDialog::getOpenFileName(this); m_x.getPixel(); }\n};\nclass QNetworkAccessManager;\n"})


class Sizes(LintTest):
    def test_refuses_a_function_of_61_lines(self):
        body = "    work();\n" * 59
        for head in ("void Chart::draw()\n", "Chart::Chart(int a)\n    : m_a{a}\n    , m_b(b)\n", "auto f() -> std::vector<int>\n"):
            with self.subTest(head=head):
                self.refuses(lint_sizes, {"ui/results/chart.cpp": f"namespace a::b {{\n{head}{{\n{body}}}\n}}\n"}, "61 lines")

    def test_accepts_sixty_lines_and_long_classes(self):
        body = "    work('}', \"{\"); // {\n" * 58
        long_class = "class Chart\n{\n" + "    int m_a{0};\n" * 80 + "    int a() const { return m_a; }\n};\n"
        self.accepts(lint_sizes, {"ui/results/chart.cpp": f"namespace a {{\nvoid Chart::draw()\n{{\n{body}}}\n{long_class}}}\n"})

    def test_sees_functions_inside_a_class(self):
        body = "        work();\n" * 60
        self.refuses(lint_sizes, {"ui/results/chart.h": f"class Chart\n{{\n    void draw()\n    {{\n{body}    }}\n}};\n"}, "62 lines")

    def test_warns_of_long_files(self):
        with tempfile.TemporaryDirectory() as root:
            os.makedirs(os.path.join(root, "core/stats"))
            with open(os.path.join(root, "core/stats/a.h"), "w", encoding="utf-8") as file:
                file.write("\n" * 151)
            self.assertEqual(len(list(lint_sizes.long_files(Tree(root)))), 1)


class Text(LintTest):
    def test_refuses(self):
        for text, word in [("// TO" + "DO later\n", "open"), ('auto p = "/wo' + 'rk/x";\n', "one machine"), ("int a; \n", "white space"),
                           ("\tint a;\n", "tab"), ("int a;", "line end"), ("int a;\r\n", "carriage")]:
            with self.subTest(text=text):
                self.refuses(lint_text, {"core/stats/a.cpp": text}, word)

    def test_accepts(self):
        self.accepts(lint_text, {"core/stats/a.cpp": "// see https://example.org/work/x\nint a;\n"})


class Resources(LintTest):
    def test_refuses_an_icon_nobody_uses(self):
        self.refuses(lint_resources, {"resources/icons/follow-ups.svg": "<svg/>\n", "ui/base/icon.cpp": "Icon::FollowUps\n"}, "no page uses")

    def test_refuses_a_file_nobody_names_and_a_name_without_file(self):
        self.refuses(lint_resources, {"resources/mail/old.html": "\n"}, "nothing names it")
        self.refuses(lint_resources, {"ui/base/a.cpp": 'x(":/icons/gone.svg");\n'}, "does not exist")

    def test_accepts_what_is_used(self):
        self.accepts(lint_resources, {"resources/icons/follow-ups.svg": "<svg/>\n", "ui/today/a.cpp": "lineIcon(Icon::FollowUps);\n"})


class Translations(LintTest):
    SOURCE = 'namespace x { class Chart { Q_DECLARE_TR_FUNCTIONS(Chart) void f() { tr("Yesterday"); } }; }\n'

    def catalogues(self, german):
        return {"ui/results/chart.cpp": self.SOURCE,
                "translations/inglenook_en.ts": CATALOGUE.format(language="en_GB", contexts=""),
                "translations/inglenook_de.ts": CATALOGUE.format(language="de_DE", contexts=german)}

    def test_refuses_a_text_that_is_missing(self):
        self.refuses(lint_translations, self.catalogues(""), "translations/update")

    def test_refuses_a_text_without_german(self):
        self.refuses(lint_translations, self.catalogues(CONTEXT.format(attribute=' type="unfinished"', text="")), "not translated")

    def test_accepts_what_is_complete(self):
        self.accepts(lint_translations, self.catalogues(CONTEXT.format(attribute="", text="Gestern")))


class Format(LintTest):
    def test_refuses(self):
        style = {".clang-format": "BasedOnStyle: LLVM\n"}
        self.refuses(lint_format, {**style, "core/stats/a.cpp": "int   a;\n"}, "core/stats/a.cpp")
        self.refuses(lint_format, {**style, "setup/x": "#!/bin/bash\ncd $1\n"}, "setup/x")
        self.accepts(lint_format, {**style, "core/stats/a.cpp": "int a;\n", "setup/x": '#!/bin/bash\necho "$1"\n'})


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
