using System.Numerics;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Incidents;

/// <summary>One hour of one proxy: what incidents are made from.</summary>
/// <param name="Start">The start of the hour, UTC.</param>
/// <param name="Judged">Runs that judged it.</param>
/// <param name="Failing">Those of them that found it down or poisoned.</param>
/// <param name="Serving">The minutes in which it served, as bits.</param>
/// <param name="FailingMinutes">The minutes in which it failed, as bits.</param>
/// <param name="Trouble">Whom it failed.</param>
internal sealed record ProxyHour(
    DateTimeOffset Start, long Judged, long Failing, ulong Serving, ulong FailingMinutes, HourTrouble Trouble)
{
    public static ProxyHour Of(TimeBucket hour, ProxyRollup rollup, HourTrouble? trouble) => new(
        hour.Start, rollup.Judged, rollup.Failing, rollup.ServingSlots, rollup.FailingSlots, trouble ?? HourTrouble.None);

    public DateTimeOffset Minute(int slot) => Start.AddMinutes(slot);

    /// <summary>
    /// The minutes that count against the proxy: all failing ones when at least a share of the hour's runs failed; else those of a row of
    /// so many in which it failed and nobody was served.
    /// </summary>
    public ulong BadMinutes(double share, int row) =>
        Failing == 0 ? 0 : Failing >= share * Judged ? FailingMinutes : Rows(FailingMinutes & ~Serving, Serving, row);

    // A minute without any run neither makes a row longer nor ends it.
    private static ulong Rows(ulong failingOnly, ulong serving, int row)
    {
        var (bad, current, length) = (0UL, 0UL, 0);
        for (var slot = 0; slot < 60; slot++)
        {
            var bit = 1UL << slot;
            if ((serving & bit) != 0) (current, length) = (0, 0);
            else if ((failingOnly & bit) != 0) (current, length) = (current | bit, length + 1);
            if (length >= row) bad |= current;
        }
        return bad;
    }
}

/// <summary>Minutes of an hour as bits; of none the first and the last is the one the hour begins with.</summary>
internal static class MinuteBits
{
    public static int First(ulong minutes) => minutes == 0 ? 0 : BitOperations.TrailingZeroCount(minutes);

    public static int Last(ulong minutes) => minutes == 0 ? 0 : 63 - BitOperations.LeadingZeroCount(minutes);

    /// <summary>Those behind a minute.</summary>
    public static ulong After(ulong minutes, int slot) => slot >= 63 ? 0 : minutes & (ulong.MaxValue << (slot + 1));
}
