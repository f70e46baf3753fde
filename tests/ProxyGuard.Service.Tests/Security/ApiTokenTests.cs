using ProxyGuard.Service.Security;

namespace ProxyGuard.Service.Tests.Security;

public sealed class ApiTokenTests
{
    [Fact]
    public void A_token_is_recognisable_random_and_shown_only_when_revealed()
    {
        var token = ApiToken.Make();

        Assert.Matches("^pg_[0-9a-f]{12}_[0-9a-f]{40}$", token.Reveal());
        Assert.DoesNotContain(token.Reveal()[16..], $"{token}", StringComparison.Ordinal);
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => ApiToken.Make().Reveal()[16..]).Distinct().Count());
    }

    [Fact]
    public void What_was_revealed_is_read_as_the_same_token()
    {
        var token = ApiToken.Make();

        Assert.True(ApiToken.TryParse(token.Reveal(), out var read));
        Assert.Equal((token.Id, Convert.ToHexString(token.Digest)), (read.Id, Convert.ToHexString(read.Digest)));
    }

    [Fact]
    public void Every_changed_character_is_another_token_or_none()
    {
        var text = ApiToken.Make().Reveal();
        Assert.True(ApiToken.TryParse(text, out var token));
        for (var at = 0; at < text.Length; at++)
        {
            var changed = text[..at] + (text[at] == '0' ? '1' : '0') + text[(at + 1)..];
            if (ApiToken.TryParse(changed, out var other))
                Assert.False(other.Id == token.Id && other.Digest.SequenceEqual(token.Digest), changed);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("pg__")]
    [InlineData("pg_0123456789ab_0123")]
    [InlineData("PG_0123456789ab_0123456789012345678901234567890123456789")]
    [InlineData("pg_0123456789ab_0123456789012345678901234567890123456789\n")]
    [InlineData("pg_0123456789AB_0123456789012345678901234567890123456789")]
    public void Anything_else_is_none(string? text) => Assert.False(ApiToken.TryParse(text, out _));

    [Fact]
    public void A_stored_token_is_read_as_it_was_written()
    {
        var token = ApiToken.Make();
        Assert.True(RepositoryPattern.TryParse("github.com/acme/*", out var pattern));
        var time = new DateTimeOffset(2026, 11, 21, 9, 30, 0, TimeSpan.Zero);
        foreach (var revoked in new DateTimeOffset?[] { null, time.AddDays(1) })
        {
            var stored = new StoredToken(token.Id, token.Digest, pattern, TokenRights.Write, "für CI", time, revoked);

            var read = StoredToken.Read(token.Id, stored.Write());

            Assert.Equal(stored with { Digest = read.Digest }, read);
            Assert.Equal(stored.Digest, read.Digest);
        }
    }

    [Theory]
    [InlineData("read", 1)]
    [InlineData("write", 2)]
    [InlineData("read,write", 3)]
    [InlineData("write, read", 3)]
    [InlineData("", 0)]
    [InlineData("read,", 0)]
    [InlineData("admin", 0)]
    [InlineData("Read", 0)]
    public void Rights_are_words(string text, int expected) => Assert.Equal(expected, (int)TokenRightsText.Parse([text]));
}
