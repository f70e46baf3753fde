namespace ProxyGuard.Cli.Wording.Chinese;

internal sealed class ChineseTableWording : TableWording
{
    public override IReadOnlyList<string> Headings => ["代理", "判定", "首字节", "原因"];

    public override string Picture => "首字节";

    public override string Legend => "█ 中位数  ░ 最慢";

    public override string NoAnswer => "无应答";

    public override string ServedNothing => "未提供任何内容";

    public override string MedianAndSlowest(string median, string slowest) => $"{median}，最慢 {slowest}";
}
