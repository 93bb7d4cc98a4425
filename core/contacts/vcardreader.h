#pragma once

#include "core/contacts/contactfield.h"
#include "core/contacts/rowreader.h"
#include "core/contacts/textdecoder.h"

#include <QtCore/QCoreApplication>

namespace inglenook::core {

/// Reads address cards (vCard 2.1, 3.0 and 4.0), one row a card, decoding as it goes. Of several addresses or numbers
/// the preferred one counts, of numbers the mobile one before others.
class VcardReader : public RowReader
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::VcardReader)

public:
    VcardReader(const QByteArray& bytes, TextEncoding encoding);

    /// What the columns are called, in the owner's language.
    [[nodiscard]] static QStringList header();
    [[nodiscard]] static ColumnMapping mapping();

    [[nodiscard]] std::optional<ImportRow> next() override;
    [[nodiscard]] double progress() const override;

private:
    struct Card;

    bool readOn();
    [[nodiscard]] std::optional<QString> nextLine();
    [[nodiscard]] std::optional<QString> nextProperty();
    void take(Card& card, const QString& property) const;

    QByteArray m_bytes;
    qsizetype m_taken = 0; ///< bytes that are decoded
    TextDecoder m_decoder;
    QString m_text; ///< what is decoded and not thrown away yet
    qsizetype m_position = 0;
    qint64 m_line = 0;                ///< of the line that was read last
    qint64 m_propertyLine = 0;        ///< where the property that was read last starts
    std::optional<QString> m_ahead;   ///< a line that belongs to the next property
    std::optional<qint64> m_openCard; ///< where a card has begun already
    bool m_isOld = false;             ///< 2.1, where a folded line keeps its blank
};

/// Whether a file begins like address cards.
[[nodiscard]] bool beginsLikeCards(QStringView text);

} // namespace inglenook::core
