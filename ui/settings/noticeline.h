#pragma once

#include "ui/base/icon.h"

#include <QtWidgets/QWidget>

namespace inglenook::ui {

class LinkButton;
class TextLabel;

/// Something to know before going on: an icon, a sentence, and perhaps a link that says more.
class NoticeLine : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeLine(Icon icon, QWidget* parent = nullptr);

    /// `link` empty: there is none.
    void setWords(const QString& text, const QString& link = {});
    [[nodiscard]] LinkButton* link() const { return m_link; }
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Icon m_icon;
    TextLabel* m_text;
    LinkButton* m_link;
};

} // namespace inglenook::ui
