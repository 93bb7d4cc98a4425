#pragma once

#include "core/contacts/contactimporter.h"
#include "ui/contacts/importjob.h"

#include <QtWidgets/QWidget>

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLineEdit;

namespace inglenook::ui {

class FormField;
class ImportPreviewModel;
class TableView;
class TextLabel;

/// Second step of an import: how the file is written, what its columns hold, why these people may be asked.
class ImportColumnsView : public QWidget
{
    Q_OBJECT

public:
    explicit ImportColumnsView(core::Database& database, QWidget* parent = nullptr);

    /// Shows the file with everything guessed, or as the owner has settled it for a file with these columns. Errors:
    /// InvalidInput when it cannot be read as a list.
    [[nodiscard]] core::Result<void> setFile(const ImportFile& file);
    /// What the owner has settled. Errors: InvalidInput when no column holds the addresses.
    [[nodiscard]] core::Result<core::ImportOptions> options() const;
    /// What the owner has settled about visits; without a column that holds a day there are none.
    [[nodiscard]] core::VisitOptions visitOptions() const;
    /// Asks whether the day or the month comes first in `day`, which can be read both ways.
    void askForDayOrder(const QString& day);
    [[nodiscard]] const QStringList& header() const { return m_preview.header; }
    /// Keeps what the owner has settled for the next file with these columns.
    [[nodiscard]] core::Result<void> remember(const QDateTime& now) const;

Q_SIGNALS:
    /// A change that could not be carried out, such as an encoding in which the file is no text.
    void failed(const inglenook::core::Error& error);
    void changed();

private:
    QWidget* makeDialectCard();
    QWidget* makePeopleCard();
    void showFormat();
    void showPreview();
    void useRememberedChoices();
    void showSheet();
    void readAgain();
    void useHeaderOrNot();
    void showMapping();
    void chooseField(int column, int choice);
    void guessRest();
    void placeCombos();
    void addOwnFields(QComboBox& combo, const QString& header) const;
    [[nodiscard]] int fieldIn(int column) const;
    [[nodiscard]] QHBoxLayout* makeVisitsRow();

    core::Database& m_database;
    ImportFile m_file;
    core::ImportPreview m_preview;
    core::ColumnMapping m_mapping;
    core::VisitMapping m_visitMapping;
    QList<core::OwnField> m_ownFields;
    core::OwnColumns m_ownColumns;
    QComboBox* m_sheet;
    FormField* m_sheetField;
    QComboBox* m_encoding;
    FormField* m_encodingField;
    QComboBox* m_separator;
    FormField* m_separatorField;
    QCheckBox* m_hasHeader;
    TextLabel* m_rememberedHint;
    TextLabel* m_addressHint;
    ImportPreviewModel* m_model;
    TableView* m_table;
    QList<QComboBox*> m_combos; ///< one a column
    QComboBox* m_dayOrder;
    FormField* m_dayOrderField;
    QCheckBox* m_onlyVisits;
    QComboBox* m_basis;
    QComboBox* m_duplicates;
    QLineEdit* m_tags;
};

} // namespace inglenook::ui
