using System.Net;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Probing;

/// <summary>Go's rules about web proxies in the form that the HTTP stack asks for; a user inside the proxy's URL is its credentials, as in
/// <c>go</c>.</summary>
internal sealed class RuledWebProxy(GoWebProxy rules) : IWebProxy, ICredentials
{
    ICredentials? IWebProxy.Credentials
    {
        get => this;
        set => throw new NotSupportedException();
    }

    public Uri? GetProxy(Uri destination) => rules.For(destination);

    public bool IsBypassed(Uri host) => rules.For(host) is null;

    NetworkCredential? ICredentials.GetCredential(Uri uri, string authType) =>
        authType != "Basic" || uri.UserInfo.Length == 0 ? null
        : uri.UserInfo.Split(':', 2) is [var user, var password]
            ? new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password))
        : new NetworkCredential(Uri.UnescapeDataString(uri.UserInfo), "");
}
