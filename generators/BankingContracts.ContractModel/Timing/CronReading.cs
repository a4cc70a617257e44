using BankingContracts.ContractModel.Diagnostics;

namespace BankingContracts.ContractModel.Timing;

/// <summary>What was read from a cron.</summary>
/// <param name="Times">Its times; null when it has a fault.</param>
/// <param name="Fault">What is wrong; null when nothing is.</param>
internal sealed record CronReading(CronTimes? Times, CronFault? Fault);

/// <summary>What is wrong with a cron.</summary>
/// <param name="Rule">The rule that it breaks.</param>
/// <param name="Sentence">What is wrong, for the rules that say more than the cron itself.</param>
/// <param name="Start">Where the fault begins in the text.</param>
/// <param name="Length">How long it is; 0 when it is about the whole cron.</param>
internal sealed record CronFault(Rule Rule, string Sentence, int Start, int Length);
