#pragma once

#include "ui/base/errorbar.h"
#include "ui/base/services.h"

#include <QtWidgets/QBoxLayout>

namespace inglenook::ui {

class Card;
class Page;

/// One part of the settings: cards in a column, and at most one act, which the page's primary button runs. What is
/// typed stays until it is saved, also when something fails.
class SettingsSection : public QWidget
{
    Q_OBJECT

public:
    SettingsSection(const Services& services, ErrorBar& bar);

    /// Reads what is stored, unless the owner has typed something since.
    virtual void reload() = 0;
    /// What the primary button says; empty: there is nothing to save.
    [[nodiscard]] virtual QString actWords() const { return {}; }
    virtual void act() {}
    /// Something is typed and not saved.
    [[nodiscard]] virtual bool isChanged() const { return false; }
    virtual void discardChanges() {}

Q_SIGNALS:
    void actChanged();
    /// The owner wants to see this over the page, which then owns it.
    void stepRequested(inglenook::ui::Page* step);

protected:
    Card* addCard(const QString& title);
    void addWidget(QWidget* card); ///< below those that are there
    [[nodiscard]] ErrorBar& bar() const { return m_bar; }
    [[nodiscard]] const Services& services() const { return m_services; }

private:
    Services m_services;
    ErrorBar& m_bar;
    QVBoxLayout* m_column;
};

} // namespace inglenook::ui
