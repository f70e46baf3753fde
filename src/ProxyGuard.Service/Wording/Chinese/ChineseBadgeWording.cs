namespace ProxyGuard.Service.Wording.Chinese;

internal sealed class ChineseBadgeWording : BadgeWording
{
    public override string Label => "Go 代理";

    public override string Unknown => "未知";

    public override string LastRun(string day) => $"最后一次运行 {day}";

    public override string Healthy(int healthy, int of) => Some(healthy, of, "正常");

    public override string Degraded(int degraded, int of) => Some(degraded, of, "降级");

    public override string Failing(int failing, int of) => Some(failing, of, "失败");

    public override string Availability(string share, string period) => $"{period}内 {share}";

    public override string Hours(int hours) => $"{hours} 小时";

    public override string Days(int days) => $"{days} 天";

    private static string Some(int some, int of, string how) => of == 1 ? how : some == of ? $"{of} 个全部{how}" : $"{of} 个中 {some} 个{how}";
}
