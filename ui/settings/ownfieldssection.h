#pragma once

#include "core/contacts/ownfield.h"
#include "ui/settings/settingssection.h"

class QLineEdit;

namespace inglenook::ui {

class LinkButton;

/// What the owner wants to know of guests besides: named, renamed, taken out.
class OwnFieldsSection : public SettingsSection
{
    Q_OBJECT

public:
    OwnFieldsSection(const Services& services, ErrorBar& bar);

    void reload() override;
    [[nodiscard]] QString actWords() const override { return isChanged() ? tr("Save") : QString(); }
    void act() override;
    [[nodiscard]] bool isChanged() const override;
    void discardChanges() override;

private:
    struct Line
    {
        core::Id<core::OwnField> id; ///< null: a new one
        QWidget* row;
        QLineEdit* name;
    };
    void addLine(const core::OwnField& field);
    void askBeforeRemoving(QWidget* row);
    void removeLine(QWidget* row);
    [[nodiscard]] QList<core::OwnField> typed() const;
    [[nodiscard]] core::Result<void> store(core::Transaction& transaction, const QList<core::OwnField>& fields) const;

    QList<core::OwnField> m_stored;
    QList<Line> m_lines;
    QVBoxLayout* m_rows;
    LinkButton* m_add;
};

} // namespace inglenook::ui
