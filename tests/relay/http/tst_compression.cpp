#include "relay/http/compression.h"

#include <QtTest/QTest>

#include <zlib.h>

using namespace inglenook::relay;

namespace {

std::string unpacked(const std::string& bytes)
{
    z_stream stream{};
    std::string out(1 << 20, '\0');
    std::string in = bytes;
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    if (inflateInit2(&stream, 15 + 16) != Z_OK)
        return {};
    const bool whole = inflate(&stream, Z_FINISH) == Z_STREAM_END;
    out.resize(whole ? stream.total_out : 0);
    inflateEnd(&stream);
    return out;
}

std::string header(const Response& response, std::string_view name)
{
    for (const auto& [key, value] : response.headers) {
        if (key == name)
            return value;
    }
    return {};
}

Response page(std::size_t size)
{
    return {.status = 200, .headers = {{"Content-Type", "text/html; charset=utf-8"}}, .body = std::string(size, 'x')};
}

Request asking(const std::string& encodings)
{
    Request request;
    if (!encodings.empty())
        request.headers["accept-encoding"] = encodings;
    return request;
}

} // namespace

class CompressionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatAClientAccepts();
    void comesBackTheSame();
    void packsPagesForThoseWhoAcceptIt();
    void leavesEverythingElseAlone();
};

void CompressionTest::readsWhatAClientAccepts()
{
    for (const char* yes : {"gzip", "deflate, gzip, br", "gzip;q=0.5", "x-gzip", "br;q=1.0, gzip ; q=0.8"})
        QVERIFY2(acceptsGzip(yes), yes);
    for (const char* no : {"", "identity", "br", "gzip;q=0", "gzip;q=0.0", "gzipped"})
        QVERIFY2(!acceptsGzip(no), no);
}

void CompressionTest::comesBackTheSame()
{
    std::string text;
    for (int i = 0; i < 5000; ++i)
        text += std::to_string(i * 7919) + "é\0"[i % 3];
    QVERIFY(unpacked(gzipped(text)) == text);
    QVERIFY(unpacked(gzipped("")).empty() && !gzipped("").empty());
}

void CompressionTest::packsPagesForThoseWhoAcceptIt()
{
    Response response = page(2000);
    response.headers.emplace_back("Vary", "Accept-Language");
    compressPage(asking("gzip"), response);
    QCOMPARE(header(response, "Content-Encoding"), std::string("gzip"));
    QCOMPARE(header(response, "Vary"), std::string("Accept-Language, Accept-Encoding"));
    QCOMPARE(unpacked(response.body), std::string(2000, 'x'));

    Response plain = page(2000);
    compressPage(asking(""), plain);
    QCOMPARE(header(plain, "Content-Encoding"), std::string());
    // A cache must not hand the one to those who want the other.
    QCOMPARE(header(plain, "Vary"), std::string("Accept-Encoding"));
    QCOMPARE(plain.body.size(), std::size_t(2000));
}

void CompressionTest::leavesEverythingElseAlone()
{
    Response small = page(100);
    compressPage(asking("gzip"), small);
    QCOMPARE(small.body.size(), std::size_t(100));
    Response json{.status = 200, .headers = {{"Content-Type", "application/json"}}, .body = std::string(2000, ' ')};
    compressPage(asking("gzip"), json);
    QCOMPARE(json.body.size(), std::size_t(2000));
}

QTEST_APPLESS_MAIN(CompressionTest)
#include "tst_compression.moc"
