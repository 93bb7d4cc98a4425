#include "ui/settings/standingpanel.h"

#include "ui/base/icon.h"
#include "ui/base/textlabel.h"

#include <QtGui/QPainter>
#include <QtWidgets/QBoxLayout>

namespace inglenook::ui {

using Mark = core::SenderStanding::Mark;

/// One proof: a mark, its name, what it means; the record itself on hover.
class StandingPanel::Line : public QWidget
{
public:
    Line(const char* name, const QString& title)
        : m_title(new TextLabel(title, TextRole::Strong))
        , m_words(new TextLabel)
        , m_record(new TextLabel({}, TextRole::Small, TextLabel::Tone::Quiet))
    {
        m_words->setObjectName(QString::fromLatin1(name));
        m_words->setFit(TextLabel::Fit::Wrapped);
        m_record->setFit(TextLabel::Fit::Elided);
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(size::icon + space::snug, 0, 0, 0);
        column->setSpacing(space::tiny);
        for (TextLabel* label : {m_title, m_words, m_record})
            column->addWidget(label);
    }

    void showProof(const core::SenderStanding::Proof& proof)
    {
        m_mark = proof.mark;
        m_words->setText(proof.words);
        m_record->setText(proof.record);
        m_record->setVisible(!proof.record.isEmpty());
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Colours& colours = coloursOf(this);
        QPainter painter(this);
        const QRectF place(0, 0, size::icon, size::icon);
        switch (m_mark) {
        case Mark::Good:
            return paintIcon(painter, place, Icon::Check, colours.textOf(core::Face::Green));
        case Mark::Weak:
        case Mark::Missing:
            return paintIcon(painter, place, Icon::Warning, colours.textOf(core::Face::Amber));
        case Mark::Unknown:
            return paintIcon(painter, place, Icon::More, colours.quiet);
        }
    }

private:
    Mark m_mark = Mark::Unknown;
    TextLabel* m_title;
    TextLabel* m_words;
    TextLabel* m_record;
};

StandingPanel::StandingPanel(QWidget* parent)
    : QWidget(parent)
    , m_spf(new Line("standingSpf", tr("Who may send for your domain (SPF)")))
    , m_dkim(new Line("standingDkim", tr("The signature on your mails (DKIM)")))
    , m_dmarc(new Line("standingDmarc", tr("What becomes of forged mails (DMARC)")))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::medium);
    for (Line* line : {m_spf, m_dkim, m_dmarc})
        column->addWidget(line);
    hide();
}

void StandingPanel::showStanding(const core::SenderStanding& standing)
{
    m_spf->showProof(standing.spf);
    m_dkim->showProof(standing.dkim);
    m_dmarc->showProof(standing.dmarc);
    show();
}

} // namespace inglenook::ui
