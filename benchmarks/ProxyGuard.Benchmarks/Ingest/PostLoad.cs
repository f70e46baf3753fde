using System.Diagnostics;

namespace ProxyGuard.Benchmarks.Ingest;

/// <summary>How fast prepared requests were taken, and how long each waited.</summary>
internal sealed record LoadResult(double PerSecond, Figures Milliseconds);

/// <summary>Posts prepared requests over a fixed number of connections.</summary>
internal sealed class PostLoad : IDisposable
{
    private readonly List<PostConnection> _connections = [];

    public static async Task<PostLoad> OpenAsync(Uri address, int connections)
    {
        var load = new PostLoad();
        for (var index = 0; index < connections; index++)
        {
            load._connections.Add(new PostConnection());
            await load._connections[^1].ConnectAsync(address);
        }
        return load;
    }

    /// <summary>As fast as it goes: every connection posts the next as soon as it has its answer.</summary>
    public Task<LoadResult> SaturateAsync(IReadOnlyList<byte[]> requests) => RunAsync(requests, _ => null);

    /// <summary>At a rate that does not wait for answers: a request's time counts from when it was due, sent or not.</summary>
    public Task<LoadResult> PaceAsync(IReadOnlyList<byte[]> requests, int perSecond) =>
        RunAsync(requests, index => TimeSpan.FromSeconds((double)index / perSecond));

    public void Dispose() => _connections.ForEach(connection => connection.Dispose());

    private async Task<LoadResult> RunAsync(IReadOnlyList<byte[]> requests, Func<int, TimeSpan?> due)
    {
        var next = -1;
        var milliseconds = new double[requests.Count];
        var begin = Stopwatch.GetTimestamp();
        await Task.WhenAll(_connections.Select(connection => Task.Run(async () =>
        {
            for (int index; (index = Interlocked.Increment(ref next)) < requests.Count;)
            {
                var start = due(index) ?? Stopwatch.GetElapsedTime(begin);
                if (start - Stopwatch.GetElapsedTime(begin) is { Ticks: > 0 } wait) await Task.Delay(wait);
                var status = await connection.PostAsync(requests[index]);
                if (status != 201) throw new InvalidOperationException($"a run was answered with {status}");
                milliseconds[index] = (Stopwatch.GetElapsedTime(begin) - start).TotalMilliseconds;
            }
        })));
        return new LoadResult(requests.Count / Stopwatch.GetElapsedTime(begin).TotalSeconds, new Figures(milliseconds));
    }
}
