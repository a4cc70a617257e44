using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Tests.Reading;

namespace BankingContracts.ContractModel.Tests.ScheduleRules;

/// <summary>BKC8001 to BKC8003: a cron is one of Unix, its meaning is the same everywhere, and its time comes.</summary>
public sealed class CronRuleTests
{
    [Theory]
    [InlineData("«\"30 2 * *\"»", "it has 4 fields; write five (minute hour day month weekday), or six with the second first")]
    [InlineData("«'@daily'»", "it has 1 field; write five")]
    [InlineData("«0 0 2 * * 1 2026»", "it has 7 fields")]
    [InlineData("\"«60» 2 * * *\"", "in the field for the minute, '60' is not a value; allowed are 0 to 59")]
    [InlineData("30 «24» * * *", "in the field for the hour, '24' is not a value; allowed are 0 to 23")]
    [InlineData("30 2 «0» * *", "in the field for the day, '0' is not a value; allowed are 1 to 31")]
    [InlineData("30 2 * «13» *", "in the field for the month, '13' is not a value; allowed are 1 to 12 or jan to dec")]
    [InlineData("30 2 * * «8»", "in the field for the weekday, '8' is not a value; allowed are 0 to 7 or sun to sat")]
    [InlineData("«60» 30 2 * * *", "in the field for the second")]
    [InlineData("30 2 * * «mno»", "did you mean 'mon'?")]
    [InlineData("30 2 «?» * mon", "'?' is not a value; write '*'")]
    [InlineData("30 2 «L» * *", "'L' is not a value")]
    [InlineData("30 2 «-1» * *", "a value is missing")]
    [InlineData("«1,» 2 * * *", "a value is missing")]
    [InlineData("\"«*/0» 2 * * *\"", "the step of '*/0' is not a whole number above 0")]
    [InlineData("«5/15» 2 * * *", "a step needs a range; write '5-59/15' or '*/15'")]
    [InlineData("30 «22-4» * * *", "the range '22-4' ends before it begins; write '22-23,0-4'")]
    public void ACronThatCannotBeReadIsReportedAtItsField(string cron, string message) => Expect.Finding("BKC8001", Schedule(cron), message);

    [Theory]
    [InlineData("30 2 * * 1-5", "0 30 2 ? * MON-FRI")]
    [InlineData("\"30  2\t* * *\"", "0 30 2 * * ?")]
    [InlineData("15 30 2 1,15 * *", "15 30 2 1,15 * ?")]
    [InlineData("'*/15 8-18/2 * * *'", "0 */15 8,10,12,14,16,18 * * ?")]
    [InlineData("0 2 * JAN-Mar,dec *", "0 0 2 * 1-3,12 ?")]
    [InlineData("0 2 * * 7", "0 0 2 ? * SUN")]
    [InlineData("0 2 * * 0", "0 0 2 ? * SUN")]
    [InlineData("0 2 * * fri-sun", "0 0 2 ? * SUN,FRI,SAT")]
    [InlineData("0 2 * * 5-7", "0 0 2 ? * SUN,FRI,SAT")]
    [InlineData("0 2 * * mon-fri/2", "0 0 2 ? * MON,WED,FRI")]
    [InlineData("0 2 * * 0-7", "0 0 2 * * ?")]
    [InlineData("0-59 2 1-31 * *", "0 * 2 * * ?")]
    public void ACronBecomesTheOneOfQuartz(string cron, string expected) => Assert.Equal(expected, Trigger(cron).Expression);

    [Theory]
    [InlineData("0 6 1 * «mon»")]
    [InlineData("\"0 6 */2 * «1-5»\"")]
    [InlineData("0 6 1-31 * «0-7»")]
    public void ACronWithADayAndAWeekdayIsReportedAtTheWeekday(string cron) => Expect.Finding("BKC8002", Schedule(cron), "write two schedules");

    [Theory]
    [InlineData("0 6 «31» 2 *", "February has no such day")]
    [InlineData("0 6 «30,31» feb *", "February has no such day")]
    [InlineData("0 6 «31» 4,6,9,11 *", "none of the months '4,6,9,11' has such a day")]
    public void ACronThatNeverComesIsReportedAtItsDay(string cron, string message) => Expect.Finding("BKC8003", Schedule(cron), message);

    [Theory]
    [InlineData("0 6 29 2 *")]
    [InlineData("0 6 28-31 2 *")]
    [InlineData("0 6 31 2,3 *")]
    public void ACronThatComesSometimesIsFine(string cron) => Expect.Silence(Schedule(cron));

    [Fact]
    public void ACronWithAnEscapeIsReportedAsAWhole() => Expect.Finding("BKC8001", Schedule("«\"30\\x2024 * * *\"»"));

    private static CronTrigger Trigger(string cron) =>
        Assert.IsType<CronTrigger>(Assert.Single(Expect.Silence(Schedule(cron)).Schedules!.Schedules).Trigger);

    private static Files.ContractSource Schedule(string cron) => Given.File("schedules.yml", "schedules:\n  - name: nightly\n    cron: " + cron + "\n");
}
