using ProxyGuard.Service.Reports;

namespace ProxyGuard.Service.Tests.Reports;

public sealed class PageSentenceTests
{
    private static readonly DateTimeOffset Time = new(2026, 11, 21, 9, 30, 15, TimeSpan.Zero);

    [Fact]
    public void Text_moments_long_texts_and_sentences_keep_their_order_and_what_they_are()
    {
        var (moment, lasting) = (MomentModel.Of(Time), MomentModel.Since(Time, "2 h"));
        PageSentence inner = $"down for {lasting}";
        PageSentence sentence = $"At {moment} {1234} runs found {"<b>"} {inner}; use {BreakableText.Chain("https://a.example,b/go|direct")}";

        Assert.Equal("At 2026-11-21 09:30 UTC 1,234 runs found <b> down for 2 h; use https://a.example,b/go|direct", sentence.ToString());
        Assert.Equal([moment, lasting], sentence.Parts.Select(part => part.Moment).OfType<MomentModel>());
        var hops = sentence.Parts.Where(part => part.Pieces.Count > 0).ToList();
        Assert.Equal(["https://a.example,", "b/go|", "direct"], hops.Select(hop => hop.Text));
        Assert.All(hops, hop => Assert.Equal(hop.Text, string.Concat(hop.Pieces)));
        Assert.Equal(["b/", "go|"], hops[1].Pieces);
    }

    [Fact]
    public void A_moment_is_told_to_the_second_to_machines_and_on_hover_where_only_a_length_is_printed()
    {
        Assert.Equal(new("2026-11-21T09:30:15Z", "2026-11-21 09:30 UTC"), MomentModel.Of(Time.ToOffset(TimeSpan.FromHours(8))));
        Assert.Equal(new("2026-11-21T09:30:15Z", "2026-11-21 09:30"), MomentModel.InColumn(Time));
        Assert.Equal(new("2026-11-21T09:30:15Z", "2 h", "2026-11-21 09:30 UTC"), MomentModel.Since(Time, "2 h"));
    }
}
