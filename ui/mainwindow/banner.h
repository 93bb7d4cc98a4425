#pragma once

#include <QtWidgets/QWidget>

#include <functional>

namespace inglenook::ui {

/// Something to press in the banner.
struct BannerAct
{
    QString text;
    std::function<void()> act;
};

/// One quiet line above all pages that says in what world the owner is: "You are looking at an invented pub."
class Banner : public QWidget
{
    Q_OBJECT

public:
    explicit Banner(QWidget* parent = nullptr);

    void showText(const QString& text, const QList<BannerAct>& acts);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace inglenook::ui
