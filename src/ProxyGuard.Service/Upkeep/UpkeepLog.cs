namespace ProxyGuard.Service.Upkeep;

/// <summary>Says once that a part of the work fails, and once that it works again.</summary>
internal sealed partial class UpkeepLog(ILogger<UpkeepLog> logger)
{
    public const string Store = "the store";
    private readonly HashSet<string> _failing = new(StringComparer.Ordinal);

    public void Fails(string work, Exception fault)
    {
        if (_failing.Add(work)) Log.Fails(logger, work, fault);
    }

    public void Works(string work)
    {
        if (_failing.Remove(work)) Log.Works(logger, work);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Work in the background stops at {Work}; it is tried again every round and said no more")]
        public static partial void Fails(ILogger logger, string work, Exception fault);

        [LoggerMessage(2, LogLevel.Information, "Work in the background goes on with {Work}")]
        public static partial void Works(ILogger logger, string work);
    }
}
