package org.example;

/** Something to run. */
public class App {
  public static void main(String[] args) {}
}
