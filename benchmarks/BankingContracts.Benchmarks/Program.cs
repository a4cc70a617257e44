using System.Globalization;
using BankingContracts.Benchmarks;
using BankingContracts.Benchmarks.Cases;
using BankingContracts.Benchmarks.Script;

try
{
    switch (args)
    {
        case ["script", var kind, var database, var input, var output, var runAt]:
            HandWrittenScript.Run(kind, database, input, output, DateTime.Parse(runAt, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal));
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

Console.Error.WriteLine("run " + BenchmarkOptions.Usage);
return 2;
