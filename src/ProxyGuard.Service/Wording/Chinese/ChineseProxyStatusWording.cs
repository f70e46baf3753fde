using ProxyGuard.Service.Reports;

namespace ProxyGuard.Service.Wording.Chinese;

internal sealed class ChineseProxyStatusWording : ProxyStatusWording
{
    public override PageSentence FailingFor(MomentModel lasting, string cause) => $"正在失败，已持续 {lasting}：{cause}";

    public override PageSentence ServingFor(MomentModel serving, string failed, string cause) =>
        $"已恢复服务 {serving}，此前失败了 {failed}：{cause}";

    public override PageSentence NotJudged => $"最近 24 小时内没有运行判定过它";

    public override PageSentence FailingAtTimes => $"时有失败，已不能归于偶然";

    public override PageSentence HealthySince(MomentModel lasting) => $"正常，已有 {lasting}没有故障";

    public override PageSentence Healthy => $"正常，至今没有故障";

    public override string LastDay(string percent, string runs, string interval) => $"最近 24 小时：{runs}，可用率 {percent}，{interval}";
}
