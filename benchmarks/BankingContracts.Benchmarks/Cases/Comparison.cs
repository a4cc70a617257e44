using BankingContracts.Benchmarks.Measuring;

namespace BankingContracts.Benchmarks.Cases;

/// <summary>Product and script over the same files.</summary>
internal sealed record Comparison(Medians Product, Medians Script);
