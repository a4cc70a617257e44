using System.Globalization;
using BankingContracts.Benchmarks;
using BankingContracts.Benchmarks.Cases;
using BankingContracts.Benchmarks.Compilation;
using BankingContracts.Benchmarks.Script;
using BankingContracts.Benchmarks.Service;
using BankingContracts.Benchmarks.Spark;

try
{
    switch (args)
    {
        case ["script", var kind, var database, var input, var output, var runAt]:
            HandWrittenScript.Run(kind, database, input, output, DateTime.Parse(runAt, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal));
            return 0;
        case ["generate", var directory, var report]:
            GeneratorRun.Measure(directory, report);
            return 0;
        case ["compile", .. var options]:
            await CompilationBenchmark.RunAsync(BenchmarkOptions.Parse(options));
            return 0;
        case ["spark", .. var options]:
            await SparkBenchmark.RunAsync(BenchmarkOptions.Parse(options));
            return 0;
        case ["service", .. var options]:
            await ServiceBenchmark.RunAsync(BenchmarkOptions.Parse(options));
            return 0;
        case ["run", .. var options]:
            await BenchmarkRun.RunAsync(BenchmarkOptions.Parse(options));
            return 0;
    }
}
catch (FormatException e)
{
    Console.Error.WriteLine(e.Message);
}

Console.Error.WriteLine("run | compile | spark | service " + BenchmarkOptions.Usage);
return 2;
