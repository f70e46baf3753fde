using System.Text.Json;
using System.Text.Json.Serialization;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Tests.Trends;

public sealed class TrendPointJsonTests
{
    private static readonly JsonSerializerOptions Serializer =
        new(JsonSerializerOptions.Web) { NumberHandling = JsonNumberHandling.Strict };

    [Fact]
    public void A_point_is_written_as_the_serializer_writes_it()
    {
        var random = new Random(3);
        for (var round = 0; round < 300; round++)
        {
            var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(random.Next(20_000));
            var rollup = round == 0 ? ProxyRollup.Empty : RandomRollups.Next(round);
            var point = new TrendPoint(start, ProxyFigures.Of(rollup), [.. Outage.SlotsOf(rollup.FailingSlots)]);

            Assert.Equal(JsonSerializer.Serialize(point, Serializer), JsonSerializer.Serialize(point, TrendPointJson.Options));
        }
    }
}
