using System.Net;

namespace ProxyGuard.Core.Probing;

/// <summary>Resolves names on a thread of its own: the system's resolver cannot be cancelled and would block the few pool threads of a
/// small runner.</summary>
internal static class NameResolver
{
    /// <summary>The addresses in the resolver's order.</summary>
    /// <exception cref="ConnectionFaultException">The name does not resolve.</exception>
    public static async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var literal)) return [literal];
        var answer = new TaskCompletionSource<IPAddress[]>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => Resolve(host, answer)) { IsBackground = true, Name = "resolver" };
        thread.Start();
        var addresses = await answer.Task.WaitAsync(cancellationToken);
        return addresses.Length > 0 ? addresses : throw new ConnectionFaultException(ProbeOutcome.NameNotResolved, "the name has no address");
    }

    private static void Resolve(string host, TaskCompletionSource<IPAddress[]> answer)
    {
        try
        {
            answer.TrySetResult(Dns.GetHostAddresses(host));
        }
        // Whatever the platform's resolver throws is an answer about the name; on a bare thread it would end the process.
        catch (Exception error)
        {
            answer.TrySetException(new ConnectionFaultException(ProbeOutcome.NameNotResolved, error.Message));
        }
    }
}
