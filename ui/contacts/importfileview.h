#pragma once

#include <QtWidgets/QWidget>

namespace inglenook::ui {

class PlainButton;
class TextLabel;

/// First step of an import: choose a file, drop it here, or paste a list. Offers to undo the import before.
class ImportFileView : public QWidget
{
    Q_OBJECT

public:
    explicit ImportFileView(QWidget* parent = nullptr);

    /// The import that can be undone, in words; empty when there is none.
    void setLastImport(const QString& words);

Q_SIGNALS:
    void fileChosen(const QString& path);
    void textPasted(const QString& text);
    void undoRequested();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* makeLastImport();
    void askForFile();
    void paste();

    PlainButton* m_paste;
    TextLabel* m_lastWords;
    QWidget* m_last;
    bool m_isHovered = false;
};

} // namespace inglenook::ui
