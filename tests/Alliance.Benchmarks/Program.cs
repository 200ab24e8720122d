using Alliance.Benchmarks;

// Without arguments: every measure, each against its floor in the same run. With "serve": the child process being measured.
return args is ["serve", .. var served] ? await Served.Run(served) : await Report.Run(args);
