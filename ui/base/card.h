#pragma once

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QWidget>

namespace inglenook::ui {

class TextLabel;

/// A sheet on the ground: 1 px line, rounded corners, 16 px inside; an optional title with a quiet word on its right.
class Card : public QWidget
{
    Q_OBJECT

public:
    explicit Card(const QString& title = {}, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setAside(const QString& text);    ///< quiet, right of the title
    void addHeaderWidget(QWidget* widget); ///< right of the title

    [[nodiscard]] QVBoxLayout* body() const { return m_body; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    TextLabel* m_title;
    TextLabel* m_aside;
    QHBoxLayout* m_header;
    QVBoxLayout* m_body;
};

} // namespace inglenook::ui
