using System.Text;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Core.Tests.Reports;

public sealed class IdEncodingTests
{
    [Theory]
    [InlineData("github.com/acme/widgets", "github.com~acme~widgets")]
    [InlineData("proxy.example:8443/go", "proxy.example!3A8443~go")]
    [InlineData("a~b!c", "a!7Eb!21c")]
    [InlineData("dev.azure.com/org/über uns/repo", "dev.azure.com~org~!C3!BCber!20uns~repo")]
    [InlineData("", "")]
    public void An_id_has_one_encoded_form(string id, string encoded)
    {
        Assert.Equal(encoded, IdEncoding.Encode(id));
        Assert.True(IdEncoding.TryDecode(encoded, out var decoded));
        Assert.Equal(id, decoded);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("A")]
    [InlineData("!")]
    [InlineData("!4")]
    [InlineData("!zz")]
    [InlineData("!3a")]
    [InlineData("!61")]
    [InlineData("!2F")]
    [InlineData("!C3")]
    [InlineData("é")]
    [InlineData("a|b")]
    public void Any_other_form_is_refused(string encoded) => Assert.False(IdEncoding.TryDecode(encoded, out _));

    [Fact]
    public void Any_text_comes_back_and_uses_plain_characters_only()
    {
        var random = new Random(7);
        for (var round = 0; round < 2000; round++)
        {
            var runes = Enumerable.Range(0, random.Next(30)).Select(_ => new Rune(random.Next(5) == 0 ? random.Next(0xE000, 0x10FFFF) : random.Next(0x180)));
            var id = string.Concat(runes);

            var encoded = IdEncoding.Encode(id);

            Assert.Matches("^[a-z0-9._~!A-F-]*$", encoded);
            Assert.True(IdEncoding.TryDecode(encoded, out var decoded));
            Assert.Equal(id, decoded);
        }
    }
}
