#pragma once

#include <QtWidgets/QWidget>

namespace inglenook::ui {

class PlainButton;

/// First step of an import: choose a file or drop it here.
class ImportFileView : public QWidget
{
    Q_OBJECT

public:
    explicit ImportFileView(QWidget* parent = nullptr);

Q_SIGNALS:
    void fileChosen(const QString& path);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void askForFile();

    bool m_isHovered = false;
};

} // namespace inglenook::ui
