#pragma once

#include "core/accounts/senderstanding.h"

#include <QtWidgets/QWidget>

namespace inglenook::ui {

class TextLabel;

/// How well others can prove that the business's mails are genuine: three lines in plain words.
class StandingPanel : public QWidget
{
    Q_OBJECT

public:
    explicit StandingPanel(QWidget* parent = nullptr);

    void showStanding(const core::SenderStanding& standing);

private:
    class Line;
    Line* m_spf;
    Line* m_dkim;
    Line* m_dmarc;
};

} // namespace inglenook::ui
