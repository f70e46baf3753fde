using System.Net.Sockets;
using System.Security.Authentication;

namespace ProxyGuard.Core.Probing;

/// <summary>Carries an outcome out of the depths of the HTTP stack, where only exceptions pass; it never leaves this folder.</summary>
internal sealed class ConnectionFaultException(ProbeOutcome outcome, string detail) : IOException(detail)
{
    /// <summary>What the attempt came to.</summary>
    public ProbeOutcome Outcome { get; } = outcome;

    /// <summary>The outcome that any exception of the HTTP stack stands for: the one place where exceptions are read.</summary>
    public static ProbeOutcome OutcomeOf(Exception error)
    {
        for (Exception? inner = error; inner is not null; inner = inner.InnerException)
        {
            if (inner is ConnectionFaultException fault) return fault.Outcome;
            if (inner is SocketException { SocketErrorCode: SocketError.ConnectionRefused }) return ProbeOutcome.ConnectionRefused;
        }
        return error switch
        {
            HttpRequestException { HttpRequestError: var code } => OutcomeOf(code),
            HttpIOException { HttpRequestError: var code } => OutcomeOf(code),
            AuthenticationException => ProbeOutcome.TlsFailed,
            InvalidDataException => ProbeOutcome.ProtocolError,
            _ => ProbeOutcome.CutShort,
        };
    }

    /// <summary>The outcome of a failed attempt to open a TCP connection.</summary>
    public static ConnectionFaultException Of(SocketException error) => new(
        error.SocketErrorCode switch
        {
            SocketError.TimedOut => ProbeOutcome.ConnectTimedOut,
            // Accepted and reset at once: the reset can arrive before the connection is seen as open.
            SocketError.ConnectionReset or SocketError.ConnectionAborted => ProbeOutcome.CutShort,
            _ => ProbeOutcome.ConnectionRefused,
        },
        error.Message);

    private static ProbeOutcome OutcomeOf(HttpRequestError code) => code switch
    {
        HttpRequestError.NameResolutionError => ProbeOutcome.NameNotResolved,
        HttpRequestError.ConnectionError => ProbeOutcome.ConnectionRefused,
        HttpRequestError.SecureConnectionError => ProbeOutcome.TlsFailed,
        HttpRequestError.ProxyTunnelError => ProbeOutcome.UnexpectedStatus,
        HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError or HttpRequestError.ConfigurationLimitExceeded
            or HttpRequestError.VersionNegotiationError or HttpRequestError.ExtendedConnectNotSupported => ProbeOutcome.ProtocolError,
        _ => ProbeOutcome.CutShort,
    };
}
