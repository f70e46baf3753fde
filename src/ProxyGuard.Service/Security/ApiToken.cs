using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace ProxyGuard.Service.Security;

/// <summary>
/// A token as its owner holds it: <c>pg_&lt;id&gt;_&lt;secret&gt;</c>, a form that a scanner for leaked secrets can recognise. The id is
/// no secret; the secret is never stored.
/// </summary>
internal sealed partial class ApiToken
{
    private const int IdBytes = 6;
    private const int SecretBytes = 20;
    private readonly string _secret;

    private ApiToken(string id, string secret) => (Id, _secret) = (id, secret);

    public string Id { get; }

    /// <summary>
    /// What is stored of the secret. One round of SHA-256 is enough: a slow hash protects what people choose, and 160 random bits cannot
    /// be guessed however fast a guess is.
    /// </summary>
    public byte[] Digest => SHA256.HashData(Encoding.ASCII.GetBytes(_secret));

    public static ApiToken Make() => new(RandomHex(IdBytes), RandomHex(SecretBytes));

    public static bool TryParse(string? text, [NotNullWhen(true)] out ApiToken? token)
    {
        var match = Form().Match(text ?? "");
        token = match.Success ? new ApiToken(match.Groups[1].Value, match.Groups[2].Value) : null;
        return match.Success;
    }

    public static bool IsId(string text) => IdForm().IsMatch(text);

    public string Reveal() => $"pg_{Id}_{_secret}";

    /// <summary>The id alone: what is printed by mistake must not be the secret.</summary>
    public override string ToString() => Id;

    private static string RandomHex(int bytes) => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(bytes));

    [GeneratedRegex(@"\Apg_([0-9a-f]{12})_([0-9a-f]{40})\z")]
    private static partial Regex Form();

    [GeneratedRegex(@"\A[0-9a-f]{12}\z")]
    private static partial Regex IdForm();
}
