using System.Globalization;
using System.Text.Json.Serialization;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Service.Trends;

/// <summary>How long a bucket is.</summary>
[JsonConverter(typeof(CodeConverter<BucketSize>))]
internal enum BucketSize
{
    Hour,
    Day,
}

/// <summary>One UTC hour or day, cut into slots (minutes of an hour, hours of a day) for "when".</summary>
internal readonly record struct TimeBucket(BucketSize Size, DateTimeOffset Start)
{
    public static TimeBucket Of(BucketSize size, DateTimeOffset time) => new(size, Floor(time.ToUniversalTime(), LengthOf(size)));

    public TimeSpan Length => LengthOf(Size);

    public TimeSpan SlotLength => Size == BucketSize.Hour ? TimeSpan.FromMinutes(1) : TimeSpan.FromHours(1);

    public DateTimeOffset End => Start + Length;

    /// <summary>The sortable name in keys: <c>2026-11-21T09</c> or <c>2026-11-21</c>.</summary>
    public string Name => Start.ToString(Format(Size), CultureInfo.InvariantCulture);

    public int SlotOf(DateTimeOffset time) => (int)((time - Start) / SlotLength);

    public DateTimeOffset SlotStart(int slot) => Start + slot * SlotLength;

    public static TimeBucket Parse(BucketSize size, string name) =>
        new(size, DateTimeOffset.ParseExact(name, Format(size), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));

    private static string Format(BucketSize size) => size == BucketSize.Hour ? "yyyy-MM-dd'T'HH" : "yyyy-MM-dd";

    private static TimeSpan LengthOf(BucketSize size) => size == BucketSize.Hour ? TimeSpan.FromHours(1) : TimeSpan.FromDays(1);

    private static DateTimeOffset Floor(DateTimeOffset time, TimeSpan length) => new(time.Ticks - time.Ticks % length.Ticks, TimeSpan.Zero);
}
