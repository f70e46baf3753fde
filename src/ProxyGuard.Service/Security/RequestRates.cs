using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;

namespace ProxyGuard.Service.Security;

/// <summary>How much each token may ask, and how often each address may be refused.</summary>
internal sealed class RequestRates(IOptions<AccessOptions> options, TimeProvider time)
{
    // A matrix of 500 jobs, each with a report and an ending, at one moment.
    private const int RequestsAtOnce = 1000;
    private const int RefusalsPerMinute = 600;
    private const int SignInsPerMinute = 10;

    private readonly RequestRate _requests = new(options.Value.RequestsPerMinute, RequestsAtOnce, time);
    private readonly ConcurrentDictionary<string, StrongBox<long>> _byToken = new(StringComparer.Ordinal);
    private readonly AddressRate _refusals = new(new RequestRate(RefusalsPerMinute, RefusalsPerMinute, time));
    private readonly AddressRate _signIns = new(new RequestRate(SignInsPerMinute, SignInsPerMinute, time));

    /// <summary>Refusals of requests without a right token.</summary>
    public AddressRate Refusals => _refusals;

    /// <summary>Sign-ins that failed.</summary>
    public AddressRate SignIns => _signIns;

    /// <summary>Counts a request of a token that exists; null when it may go on, else how long it must wait.</summary>
    public TimeSpan? Take(AccessGrant grant) => _requests.Take(ref _byToken.GetOrAdd(grant.Token, _ => new StrongBox<long>()).Value);
}

/// <summary>
/// A rate for each address. Addresses share a fixed number of places by a hash that differs from start to start: a stranger with many
/// addresses takes no memory, and nobody can choose with whom to share.
/// </summary>
internal sealed class AddressRate(RequestRate rate)
{
    private readonly long[] _places = new long[8192];

    public TimeSpan? Wait(IPAddress? address) => rate.Wait(Volatile.Read(ref _places[PlaceOf(address)]));

    public TimeSpan? Take(IPAddress? address) => rate.Take(ref _places[PlaceOf(address)]);

    private int PlaceOf(IPAddress? address)
    {
        if (address is null) return 0;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        var hash = new HashCode();
        // Whoever has an address of version 6 has 2^64 of them.
        hash.AddBytes(bytes.AsSpan(0, address.AddressFamily == AddressFamily.InterNetworkV6 ? 8 : 4));
        return (int)((uint)hash.ToHashCode() % _places.Length);
    }
}
