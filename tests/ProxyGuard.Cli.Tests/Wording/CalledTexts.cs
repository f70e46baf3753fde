using System.Reflection;
using System.Reflection.Emit;
using ProxyGuard.Cli.Wording;

namespace ProxyGuard.Cli.Tests.Wording;

/// <summary>Every text that the program says: what its compiled code calls. What only other texts call is not among them.</summary>
internal static class CalledTexts
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    // callvirt, and ldvirtftn for a text that is handed on as a function; a token of four bytes follows.
    private static readonly byte[][] Calls = [[(byte)OpCodes.Callvirt.Value], [0xFE, (byte)OpCodes.Ldvirtftn.Value]];

    public static IReadOnlySet<MethodInfo> All { get; } = Find();

    private static HashSet<MethodInfo> Find()
    {
        var texts = SampleText.Subjects.SelectMany(subject => SampleText.TextsOf(subject.PropertyType))
            .ToDictionary(text => text.MetadataToken);
        var said = from type in typeof(Language).Assembly.GetTypes()
                   where type.Namespace?.StartsWith("ProxyGuard.Cli.Wording", StringComparison.Ordinal) != true
                   from method in type.GetMethods(Own).Cast<MethodBase>().Concat(type.GetConstructors(Own))
                   let code = method.GetMethodBody()?.GetILAsByteArray()
                   where code is not null
                   from token in Tokens(code)
                   where texts.ContainsKey(token)
                   select texts[token];
        return [.. said];
    }

    private static IEnumerable<int> Tokens(byte[] code) =>
        from at in Enumerable.Range(0, code.Length)
        from call in Calls
        where code.AsSpan(at).StartsWith(call) && at + call.Length + sizeof(int) <= code.Length
        select BitConverter.ToInt32(code, at + call.Length);
}
