using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Retention;

/// <summary>
/// The rule at one moment: what is older than these is not kept, to the millisecond of a run's key and to the whole bucket.
/// </summary>
internal sealed record RetentionCutoffs(DateTimeOffset Runs, DateTimeOffset Failures, DateTimeOffset Hours, DateTimeOffset Days)
{
    public static RetentionCutoffs At(DateTimeOffset now, RetentionOptions options) =>
        new(now - options.Runs, now - options.Failures, now - options.Hours, now - options.Days);

    /// <summary>What goes without being looked at: too old even for a failure, or a bucket of which no moment is kept.</summary>
    public IEnumerable<KeyRange> Expired() =>
    [
        RowKeys.Runs(null, Failures),
        RowKeys.Outcomes(null, Failures),
        RowKeys.RollupsBefore(TimeBucket.Of(BucketSize.Hour, Hours)),
        RowKeys.RollupsBefore(TimeBucket.Of(BucketSize.Day, Days)),
    ];
}
