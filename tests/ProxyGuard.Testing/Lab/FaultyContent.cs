using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using ProxyGuard.Core.Modules;
using ProxyGuard.Testing.Checksums;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.Testing.Lab;

/// <summary>The wrong bytes that content faults serve.</summary>
internal static class FaultyContent
{
    private static readonly ConcurrentDictionary<ModuleVersion, byte[]> Bombs = new();

    /// <summary>Commands of two CI systems, terminal escapes and HTML: also in the reason phrase, which <c>go</c> prints too.</summary>
    private const string HostileText =
        "::set-env name=LAB_INJECTED::yes\n##vso[task.setvariable variable=LAB_INJECTED]yes\n::error::injected%0A::add-mask::x\n" +
        "\u001b[2J\u001b[31mred\u001b]0;title\u0007\n" +
        "<script>alert('lab')</script><img src=x onerror=alert(1)>\n[link](javascript:alert(1)) | `tick` |\n";

    public static LabAnswer HostileError() => LabAnswer.Refused(503) with
    {
        Reason = "::error::hostile ##vso[task.complete result=Failed;]",
        Body = Encoding.UTF8.GetBytes(HostileText),
    };

    public static byte[] Info(string version) => LabModule.InfoOf(version);

    public static byte[] InfoBadTime(AnswerContext context) =>
        Encoding.UTF8.GetBytes($$"""{"Version":"{{context.Target.Version}}","Time":"yesterday"}""");

    public static byte[] InfoExtraFields(AnswerContext context)
    {
        var version = context.Target.Version ?? context.Tree.NewestOf(context.Target.Module ?? "");
        const string extra = """ "Origin":{"VCS":"git","URL":"https://example.com/x"},"Sum":[1,2,null] """;
        return Encoding.UTF8.GetBytes($$"""{"Version":"{{version}}","Time":"2024-01-02T03:04:05Z",{{extra}}}""");
    }

    public static byte[] ListStale(AnswerContext context)
    {
        var (module, newest) = (context.Target.Module ?? "", context.Tree.NewestOf(context.Target.Module ?? ""));
        var stale = context.Tree.ListOf(module).Where(version => version != newest).Select(version => version + "\n");
        return Encoding.UTF8.GetBytes(string.Concat(stale));
    }

    public static byte[] ZipOtherBytes(AnswerContext context) => context.Module is { } module
        ? LabModule.ZipOf($"{module.Id}/", [.. module.Files(), ("other.txt", "other bytes"u8.ToArray())])
        : [];

    public static byte[] ZipWrongPrefix(AnswerContext context) => context.Module is { } module
        ? LabModule.ZipOf($"example.com/other@{module.Version}/", module.Files())
        : [];

    public static byte[] Lookup(AnswerContext context, Func<ChecksumDatabase, Func<string, string, string?>> wrong) =>
        context is { Database: { } database, Target: { Module: { } module, Version: { } version } }
            ? Encoding.UTF8.GetBytes(wrong(database)(module, version) ?? "")
            : [];

    /// <summary>Turns one bit inside the packed bytes of the first entry, never in a name or a table.</summary>
    public static byte[] ZipBitFlip(byte[] zip)
    {
        const int headerLength = 30, nameLengthAt = 26, extraLengthAt = 28, packedLengthAt = 18;
        if (zip.Length < headerLength) return zip;
        var flipped = (byte[])zip.Clone();
        var data = headerLength + BitConverter.ToUInt16(zip, nameLengthAt) + BitConverter.ToUInt16(zip, extraLengthAt);
        flipped[data + BitConverter.ToInt32(zip, packedLengthAt) / 2] ^= 0x10;
        return flipped;
    }

    /// <summary>A few megabytes under the right prefix that unpack to one gibibyte.</summary>
    public static byte[] ZipBomb(AnswerContext context) =>
        context.Module is { } module ? Bombs.GetOrAdd(module.Id, _ => PackBomb(module)) : [];

    private static byte[] PackBomb(LabModule module)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry($"{module.Id}/zeros.bin", CompressionLevel.Fastest).Open();
            var zeros = new byte[1 << 20];
            for (var mebibyte = 0; mebibyte < 1024; mebibyte++) entry.Write(zeros);
        }
        return buffer.ToArray();
    }
}
