using BankingContracts.Runtime.Definitions;
using BankingContracts.Server.Scheduling;

namespace BankingContracts.Server.Tests.Scheduling;

/// <summary>The times of a schedule in words.</summary>
public sealed class CronWordsTests
{
    [Theory]
    [InlineData("0 30 2 ? * MON-FRI", "at 02:30, Monday to Friday")]
    [InlineData("0 0 18 * * ?", "at 18:00, every day")]
    [InlineData("0 5 6 ? * mon,SUN", "at 06:05, Monday, Sunday")]
    [InlineData("0 0/15 8-18 ? * MON-FRI", "at the times 0 0/15 8-18 ? * MON-FRI")]
    [InlineData("0 0 20 LW * ?", "at the times 0 0 20 LW * ?")]
    [InlineData("30 0 2 ? * MON-FRI", "at the times 30 0 2 ? * MON-FRI")]
    [InlineData("0 0 2 ? * 2-6", "at the times 0 0 2 ? * 2-6")]
    [InlineData("0 0 2 ? * MON 2027", "at the times 0 0 2 ? * MON 2027")]
    public void AUsualExpressionHasWords(string cron, string words) => Assert.Equal(words, CronWords.Of(new CronTrigger(cron, [])));
}
